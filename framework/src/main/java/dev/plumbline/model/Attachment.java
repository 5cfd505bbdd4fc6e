package dev.plumbline.model;

/**
 * What a tool printed, kept as it was.
 *
 * @param name what it is, as in {@code fio vm-03}
 * @param mediaType its media type, as in {@code application/json}
 * @param text the text
 */
public record Attachment(String name, String mediaType, String text) {}
