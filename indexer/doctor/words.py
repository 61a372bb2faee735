"""The words of the doctor, in the languages that the interface speaks."""

from dataclasses import dataclass, field
from typing import NamedTuple

from indexer.doctor.findings import Finding


class Sentence(NamedTuple):
    """What a check is called, what it says of a finding ({0}, {1}, ... are `Finding.said`), and the remedy."""

    title: str
    detail: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Words:
    """All that the doctor says in one language (BCP 47)."""

    language: str
    severities: dict[str, str]
    dates: dict[str, str]
    """What a date is compared with: today, updated, name, address, byline."""
    checks: dict[str, Sentence]
    summary: str
    nothing: str
    more: str
    reasons: dict[str, str] = field(default_factory=dict)
    """The commonest reasons for which a page was not read; others are said in English."""

    def say(self, check: str, finding: Finding) -> str:
        """What a check says of a finding, without what it is about; nothing where its title says all."""
        known = {"dates": self.dates, "failed": self.reasons}.get(check, {})
        said = [known.get(one, one) for one in finding.said]
        return " ".join(self.checks[check].detail.format(*said).split())


ENGLISH = Words(
    "en",
    {"error": "lost", "warning": "wrong", "note": "could be better"},
    {"today": "today is", "updated": "its update says", "name": "its file name says", "address": "its address says", "byline": "its byline says"},
    {
        "failed": Sentence("Pages that could not be read", "{0}", "mend the page, or leave it out with `exclude` in indexer.toml"),
        "damaged": Sentence("Pages of which a part could not be read", "{0}", "mend what is named there (a front matter, a character that cannot be decoded: save the page in UTF-8)"),
        "dates": Sentence("Dates that contradict each other", "{0}, but {2} {1}", "correct the front matter or rename the file"),
        "mismatch": Sentence("Titles whose text is about something else", "{0}", "correct the title; until then the article is not offered"),
        "spam": Sentence("Advertisements", "{0}", "delete the page, or leave it out with `exclude`; it is never offered"),
        "copies": Sentence("Articles that others repeat", "{0} repeat it: {1}", "keep one and let the others lead to it; only it is offered"),
        "everywhere": Sentence(
            "Articles that stand beside too many others", "in {0} of {1} lists", "put it into `related_exclude` where it does not help, or split it"
        ),
        "sourceless": Sentence("Pages of the site without a source", "{0}", "delete what the generator left behind, or index its source"),
        "tags": Sentence("Tags that mean the same", "{0} = {1}", "write one of them everywhere"),
        "joins": Sentence(
            "Names that may be one concept", "and {0}: {1} sure, in {2} articles",
            "put the line, corrected if it is wrong, into the file that `aliases` in indexer.toml names",
        ),
        "unexplained": Sentence("Concepts that are used often and explained nowhere", "{0} articles are about it", "say what it is where it comes first"),
        "unsaid": Sentence("Articles that hardly say a word of their title", "{0}", "correct the title if it is another article's, or say in the text what it is about"),
        "stubs": Sentence("Articles with hardly any text", "{0}", "write them, or mark them `draft: true`; until then they are not offered"),
        "termless": Sentence("Articles without key terms", "", "nothing in it is written in words; add some, or leave it out"),
        "orphans": Sentence("Articles that nothing is related to", "{0}", "the only ones on their subject: write on, or pin with `related_pin`"),
        "missing": Sentence("Announcements of articles that are not here", "{0}: {1}", "add their pages to the sources, if they are yours"),
    },
    "{0} findings in {1} articles",
    "Nothing to look at.",
    "and {0} more; --all shows them",
)  # fmt: skip

CHINESE = Words(
    "zh-CN",
    {"error": "丢失", "warning": "有误", "note": "可改进"},
    {"today": "今天", "updated": "更新时间", "name": "文件名", "address": "网址", "byline": "文中署期"},
    {
        "failed": Sentence("未能读取的页面", "{0}", "修复页面，或在 indexer.toml 的 `exclude` 里排除它"),
        "damaged": Sentence("部分内容未能读取的页面", "{0}", "修正所指之处（front matter 的语法；无法解码的字符：以 UTF-8 重新保存）"),
        "dates": Sentence("互相矛盾的日期", "{0}，而{2}是 {1}", "改正文首元数据，或给文件改名"),
        "mismatch": Sentence("标题与内容不符", "{0}", "改正标题；在此之前不会推荐这篇文章"),
        "spam": Sentence("疑似推广", "{0}", "删除，或用 `exclude` 排除；它们从不会被推荐"),
        "copies": Sentence("被重复的文章", "另有 {0} 篇与之重复：{1}", "只留一篇，其余指向它；推荐时也只推荐这一篇"),
        "everywhere": Sentence("出现过于频繁的文章", "出现在 {1} 个列表中的 {0} 个里", "在不合适的文章里写入 `related_exclude`，或把它拆开"),
        "sourceless": Sentence("网站上没有来源的页面", "{0}", "删除生成器留下的旧页面，或把它的来源加入索引"),
        "tags": Sentence("含义相同的标签", "{0} = {1}", "统一成其中一个"),
        "joins": Sentence(
            "可能是同一概念的名称", "与 {0}：把握 {1}，涉及 {2} 篇文章", "核对后把这一行写进 indexer.toml 中 `aliases` 所指的文件"
        ),
        "unexplained": Sentence("常用却从未解释的概念", "{0} 篇文章以它为主题", "在首次出现的地方说明它是什么"),
        "unsaid": Sentence("正文几乎没有提到标题的文章", "{0}", "若是别的文章的标题，请改正；否则在文中说明主题"),
        "stubs": Sentence("内容极少的文章", "{0}", "写完它，或标为 `draft: true`；在此之前不会推荐"),
        "termless": Sentence("没有关键词的文章", "", "其中没有成句的文字；补充说明，或排除它"),
        "orphans": Sentence("没有相关文章的文章", "{0}", "同一主题只此一篇：续写，或用 `related_pin` 指定"),
        "missing": Sentence("所预告的文章不在索引中", "{0} 篇：{1}", "若是自己的文章，把它们的页面加入来源"),
    },
    "{1} 篇文章，{0} 个问题",
    "没有需要处理的问题。",
    "还有 {0} 个；加上 --all 全部列出",
    {"empty": "空文件", "no text in it": "没有正文", "permission denied": "没有读取权限", "asks for a password": "需要密码", "says that the page was not found": "页面说自己不存在"},
)

TRADITIONAL = Words(
    "zh-TW",
    {"error": "遺失", "warning": "有誤", "note": "可改進"},
    {"today": "今天", "updated": "更新時間", "name": "檔名", "address": "網址", "byline": "文中署期"},
    {
        "failed": Sentence("未能讀取的頁面", "{0}", "修復頁面，或在 indexer.toml 的 `exclude` 裡排除它"),
        "damaged": Sentence("部分內容未能讀取的頁面", "{0}", "修正所指之處（front matter 的語法；無法解碼的字元：以 UTF-8 重新儲存）"),
        "dates": Sentence("互相矛盾的日期", "{0}，而{2}是 {1}", "改正文首的中繼資料，或給檔案改名"),
        "mismatch": Sentence("標題與內容不符", "{0}", "改正標題；在此之前不會推薦這篇文章"),
        "spam": Sentence("疑似廣告", "{0}", "刪除，或用 `exclude` 排除；它們從不會被推薦"),
        "copies": Sentence("被重複的文章", "另有 {0} 篇與之重複：{1}", "只留一篇，其餘指向它；推薦時也只推薦這一篇"),
        "everywhere": Sentence("出現過於頻繁的文章", "出現在 {1} 個清單中的 {0} 個裡", "在不合適的文章裡寫入 `related_exclude`，或把它拆開"),
        "sourceless": Sentence("網站上沒有來源的頁面", "{0}", "刪除產生器留下的舊頁面，或把它的來源加入索引"),
        "tags": Sentence("含義相同的標籤", "{0} = {1}", "統一成其中一個"),
        "joins": Sentence(
            "可能是同一概念的名稱", "與 {0}：把握 {1}，涉及 {2} 篇文章", "核對後把這一行寫進 indexer.toml 中 `aliases` 所指的檔案"
        ),
        "unexplained": Sentence("常用卻從未解釋的概念", "{0} 篇文章以它為主題", "在首次出現的地方說明它是什麼"),
        "unsaid": Sentence("正文幾乎沒有提到標題的文章", "{0}", "若是別篇文章的標題，請改正；否則在文中說明主題"),
        "stubs": Sentence("內容極少的文章", "{0}", "寫完它，或標為 `draft: true`；在此之前不會推薦"),
        "termless": Sentence("沒有關鍵詞的文章", "", "其中沒有成句的文字；補充說明，或排除它"),
        "orphans": Sentence("沒有相關文章的文章", "{0}", "同一主題只此一篇：續寫，或用 `related_pin` 指定"),
        "missing": Sentence("所預告的文章不在索引中", "{0} 篇：{1}", "若是自己的文章，把它們的頁面加入來源"),
    },
    "{1} 篇文章，{0} 個問題",
    "沒有需要處理的問題。",
    "還有 {0} 個；加上 --all 全部列出",
    {"empty": "空檔案", "no text in it": "沒有正文", "permission denied": "沒有讀取權限", "asks for a password": "需要密碼", "says that the page was not found": "頁面說自己不存在"},
)

SPOKEN = {words.language: words for words in (CHINESE, TRADITIONAL, ENGLISH)}
"""By the language, as `publish.words` names them."""
