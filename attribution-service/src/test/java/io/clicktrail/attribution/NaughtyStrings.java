package io.clicktrail.attribution;

import java.util.List;

/** What people, machines and attackers put where a word was expected. */
public final class NaughtyStrings {

    private NaughtyStrings() {}

    public static List<String> all() {
        return List.of(
                "",
                " ",
                "\t\r\n",
                "\0",
                "sports\0",
                "\u0007",
                "\u0085",
                "\u202etrops",
                "\u200b",
                "\ufeff",
                "\ufffe",
                "\u2028",
                "\ud83d",
                "\udc4d\ud83d",
                "👩‍👩‍👧‍👦",
                "Z̮̞̠͙͔ͅḀ̗̞͈̻̗Ḷ͙͎̯̹̞͓G̻O̭̗̮",
                "İstanbul",
                "４２",
                "٤٢",
                "null",
                "undefined",
                "true",
                "NaN",
                "Infinity",
                "-0",
                "1e9",
                "1E+2147483647",
                "1E-2147483647",
                "9999999999999999999999",
                "0x10",
                "1,5",
                "' or '1'='1",
                "'; drop table offer; --",
                "<script>alert(1)</script>",
                "../../../../etc/passwd",
                "%s%n%p",
                "${jndi:ldap://127.0.0.1/x}",
                "#{T(java.lang.Runtime).getRuntime().exec('true')}",
                "{{7*7}}",
                "javascript:alert(1)",
                "https://t.me@127.0.0.1/",
                "https://t.me\\@127.0.0.1/",
                "https://t.me/\r\nX-Header: 1",
                "P999999999999D",
                "PT-1S",
                "PT1E9S",
                "+999999999-12-31",
                "Europe/Nowhere",
                "x".repeat(10_000));
    }
}
