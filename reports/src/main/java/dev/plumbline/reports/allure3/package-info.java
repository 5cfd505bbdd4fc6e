/** What Allure 3 reads beside Allure's results: measured values, and what they are called. */
@NullMarked
package dev.plumbline.reports.allure3;

import org.jspecify.annotations.NullMarked;
