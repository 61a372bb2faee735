"""How likely a line is code: a linear model of what it begins, ends and is written with, in logits.

Its weights were fitted by `benchmarks/fit_codelines.py` on 60,000 lines without Chinese within and outside of fences, from blogs, notes and
documentation; of the lines outside that it called code nearly all were code that stands in no fence.
"""

import re

Sign = tuple[float, re.Pattern[str]]
"""What a line gets that has a sign."""


def _weighed(*signs: tuple[float, str]) -> tuple[Sign, ...]:
    return tuple((weight, re.compile(sign)) for weight, sign in signs)


LONGEST_LOOKED_AT = 300
"""Characters of a line that tell what it is."""
BIAS = 0.18
COMMANDS = (
    "sudo|apt(?:-get)?|yum|dnf|brew|npm|npx|yarn|pnpm|pip3?|conda|git|docker(?:-compose)?|kubectl|helm|systemctl|journalctl|chmod|chown|mkdir|rm|cp|mv|ls|ln|cd|wget|curl|unzip|"
    r"ssh|scp|rsync|grep|sed|awk|xargs|ps|netstat|ss|ifconfig|iptables|umount|vim?|gcc|g\+\+|cmake|cargo|rustc|javac|mvn|gradle|python3?|psql|redis-cli|openssl|adb|ffmpeg|bash|"
    "zsh|pacman|rpm|dpkg|crontab|useradd|groupadd|passwd|fdisk|lsof|strace|tcpdump|nmap|go (?:build|run|test|get|mod|install|env|fmt|vet)|make (?:install|all|clean)|java -"
)
WORDY_COMMANDS = (
    "echo|export|source|alias|tar|find|kill|top|ip|ping|dig|mount|df|du|nano|make|go|java|node|ruby|gem|php|composer|mysql|mongo|nginx|sh|su|set|reboot|service|cat"
)
"""Commands that begin sentences, too: something has to follow that no sentence goes on with."""
KEYWORDS = (
    "private|protected|static|typedef|namespace|struct|enum|def|fn|func|var|const|val|int|float|double|char|bool|boolean|void|auto|unsigned|elif|async|await|lambda|SELECT|INSERT|"
    r"UPDATE|DELETE|CREATE|ALTER|DROP|GRANT|WHERE|FROM|JOIN|ORDER|GROUP|VALUES|END|#include|#define|#if\w*|#endif|RUN|CMD|ENV|COPY|EXPOSE"
)
WORDY_KEYWORDS = (
    "import|from|package|using|public|final|abstract|class|interface|union|template|function|let|long|string|String|return|if|else|for|while|do|switch|case|default|break|continue|"
    "try|catch|except|finally|throw|throws|new|export|extends|implements|print|select|insert|update|delete|create|alter|drop|grant|where|begin|end"
)
SIGNS = _weighed(
    (7.1, r"\s*(?://|/\*|\*/?(?:\s|$)|--\s(?![A-Z])|#\s?[a-z]|%\s)"),
    (3.7, rf"\s*(?:[$#>%]\s*)?(?:{COMMANDS})\s+[\w./~\"'$-]"),
    (2.6, rf"\s*(?:[$#>%]\s*)?(?:{WORDY_COMMANDS})\s+(?:[./~\"'$-]|\w+[=./_:-]\w|\w+$)"),
    (3.7, rf"\s*(?:{KEYWORDS})\b"),
    (3.0, rf"\s*(?:{WORDY_KEYWORDS})\b(?=[^\n]*[;{{}}(=<>\"'_.:\[])"),
    (1.6, r"\s*[}\])/{@&|*+=-]"),
    (1.3, r"\s*(?:[$%>#]\s?(?=[a-z./])|\[?[\w.-]+@[\w.-]+[^\n]{0,40}[$#>]|[a-z]+>\s)"),
    (-1.7, r"\s*[A-Z][a-z]+(?:[\s,]|$)"),
)
"""What a line begins with."""
HOLDS = _weighed(
    (3.4, r"\"[^\"\s]*\"|'[^'\s]*'"),
    (3.3, r"(?:^|\s)--?[A-Za-z][\w-]*(?:[ =]|$)"),
    (2.6, r"[;{}\\(\[=|&>]\s*$|\w\([^()]*\)\s*$"),
    (2.5, r"[a-z]\w*\.\w+\(|\w+\([^)\s]*\)[;,.{]"),
    (2.3, r"</?[A-Za-z][\w:-]*(?:\s[^<>]*)?/?>"),
    (2.2, r"(?:^|[\s\"'=:(])(?:\.{0,2}|~)/[\w.-]+(?:/|\b)"),
    (2.1, r"==|!=|&&|\|\||->|=>|:=|::|<=|>=|\+\+|<<|>>|\+=|-="),
    (1.4, r"[\s\w]=[\s\"'\w{(\[-]"),
    (1.3, r"\b[a-z]+[a-z0-9]*[A-Z]\w*"),
    (0.6, r"\b[A-Za-z]+_[A-Za-z_0-9]+"),
    (-4.7, r"\\[a-z]{2,}|\^|_\{"),
    (-1.8, r"[A-Za-z]{2,}, [a-z]+ [a-z]+"),
    (-1.5, r"[a-z]['’](?:s|t|re|ve|ll|m|d)\b"),
    (-1.5, r"[.!?:…][\"')]?\s*$"),
)
"""What a line holds or ends with."""
FUNCTION_WORDS = frozenset({
    "the", "a", "an", "of", "to", "is", "are", "was", "were", "be", "been", "in", "on", "at", "for", "from", "with", "that", "this", "these", "those", "it", "its", "you",
    "your", "we", "our", "i", "they", "them", "he", "she", "can", "could", "will", "would", "should", "may", "might", "must", "not", "and", "or", "but", "as", "by", "so",
    "than", "then", "there", "here", "when", "which", "who", "what", "how", "if", "has", "have", "had", "do", "does", "did", "also", "more", "most", "some", "any", "all",
    "into", "about",
})  # fmt: skip
WORD = re.compile(r"\w+")
A_FUNCTION_WORD, MOST_FUNCTION_WORDS = -1.05, 4
ENGLISH = -4.0
"""What a line gets that begins with a letter and has as many of them; the rest of it is not looked at."""
LOWER_WORD = re.compile(r"(?<!\S)[a-z]{3,}(?!\S)")
A_LOWER_WORD, MOST_LOWER_WORDS = -0.16, 6
A_WORD, MOST_WORDS, ONE_WORD = 0.1, 20, -0.46
HAN = re.compile(r"[\u3000-\u9fff\uff00-\uffef]")
SURE = 2.0
"""Logits from which a line stays one where a paragraph goes on around it."""


def code_logit(line: str) -> float:
    """The logits of a line without Chinese being code.

    >>> [code_logit(line) > 1 for line in ("sudo apt-get install gcc", "Map<K, V> map = new HashMap<>();", "Make sure that it is installed.", "Spring Boot")]
    [True, True, False, False]
    """
    line = line[:LONGEST_LOOKED_AT]
    told = sum(map(FUNCTION_WORDS.__contains__, WORD.findall(line.lower())))
    if told >= MOST_FUNCTION_WORDS and line[:1].isalpha():
        return ENGLISH
    words = line.count(" ") + 1
    found = BIAS + A_WORD * min(words, MOST_WORDS) + ONE_WORD * (words == 1) + A_FUNCTION_WORD * min(told, MOST_FUNCTION_WORDS)
    found += A_LOWER_WORD * min(len(LOWER_WORD.findall(line)), MOST_LOWER_WORDS)
    found += sum(weight for weight, sign in SIGNS if sign.match(line))
    return found + sum(weight for weight, sign in HOLDS if sign.search(line))


def is_code(line: str) -> bool:
    """Whether a line is code for certain, whatever stands around it."""
    return (line.isascii() or HAN.search(line) is None) and code_logit(line) > SURE
