/** Allure's results and its page; the only package that knows Allure. */
@NullMarked
package dev.plumbline.reports.allure;

import org.jspecify.annotations.NullMarked;
