"""What the lines of a site say at both ends of an article, and in its midst: dates, counters, licences, invitations.

Collected from the pages of the benchmark and from the templates of themes and platforms (tests/parsing/themes).
"""

import re

from indexer.text.scripts import either

HEAD = either(
    r"^[\d,.]+[kw万]?\+?$|^\W*(?:this (?:web)?site uses cookies|we use cookies|本(?:网)?站使用.{0,8}cookie|作者|原作者|译者|"
    r"编辑|责编|责任编辑|来源|出处|发布|发表|更新|修改|创建|时间|日期|阅读|浏览|访问|点击|字数|全文|预计|分类|标签|类别|专栏|评论|收藏|点赞|"
    r"首发|原创|转载|版权|著作权归|CC \d\.\d|收录于|字体|字号|分享|首页|当前位置|您的位置|您现在的位置|已于|于\s*\d|最后更新|文章标签|文章目录|【?注意】?最后更新|"
    r"by\b|posted|published|updated|last (?:updated|modified)|written|author|editor|reading time|category|"
    r"categories|tags?\b|filed|views?\b|viewed\b|you have \d+ free|share|comments?\b|source)"
    r"|^\d[\d,.]*\s?人(?:赞同|点赞|喜欢|收藏)|\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}|\b\d{1,2}[:：]\d{2}\b|\bmin(?:ute)?s?\s+(?:to )?read|分钟|"
    r"\bago\b|小时前|天前|"
    r"\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}|"
    r"\b\d{1,2}(?:st|nd|rd|th)?\.?\s+(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?,?\s+\d{4}",
    re.I,
)
"""How a line between title and text begins, or a date in it."""
LABELLED = either(
    r"^\W*[^\W\d]{1,12}(?: [a-z]{1,12}){0,2}\s?[:：]|cookie|^\W*(?:注意\W?最后更新|posted|published|updated|written|filed|last (?:updated|modified)|本文?(?:首发|最后)|首发于|转载自|最后更新|发布于|发表于|更新于)"
    r"|^\W*(?:[^\W\d]{1,8}\s?)?\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}日?(?:\s*\d{1,2}[:：]\d{2})?(?:[:：]\d{2})?\W*$",
    re.I,
)
"""What such a line says though it is a sentence or an item: a label, where it comes from, when."""
TAIL = either(
    r"^\W*(?:版权|著作权|本文(?:作者|链接|地址|标题|版权|由|为|首发|原文|标签|来自|转载|永久|采用|最后|系)|文章(?:作者|链接|标题|版权|永久|标签)|原文(?:链接|地址|出处)|"
    r"转载(?:请|须|需|声明|自|于)|欢迎转载|未经(?:允许|授权|许可|作者|本人)|"
    r"(?:许可|授权)(?:协议|声明)|知识共享|除(?:特别|非)|上一?[篇页条]|下一?[篇页条]|前一篇|后一篇|相关(?:文章|阅读|推荐|链接|新闻|资讯|标签|内容)|推荐(?:阅读|文章)|"
    r"往期(?:推荐|回顾|精选|精彩|文章|好文)|猜你喜欢|热门(?:文章|推荐)|更多(?:精彩|文章|内容|阅读)|"
    r"分享(?:到|至|本文|文章)?\s*[:：]?$|打赏|赞赏|赏$|\d+人(?:点赞|赞同|喜欢)|(?:还没有人|喜欢(?:这篇|本文|我们?的)).{0,16}(?:赞赏|打赏|点赞|按赞|分享)|.{0,3}(?:小礼物|请我喝)|如有侵权|"
    r"如果(?:觉得|您觉得|你觉得).{0,20}(?:打赏|赞助|点赞|帮助|请我|咖啡|支持)|扫(?:一扫|码|描)|长按|微信扫|关注(?:我|公众|微信)|阅读(?:全文|原文)|责任编辑|责编|"
    r"编辑\s*[:：]|校对\s*[:：]|标签\s*[:：]|分类\s*[:：]|标签$|tags?\s*[:：]|"
    r"(?:最后|上次|最近)(?:更新|编辑|修改)|更新(?:时间|于)|发布于|编辑于|所属专栏|posted (?:on|in|by|@)|filed under|previous(?: post| article)?\W*$|"
    r"next(?: post| article)?\W*$|share (?:this|on)|"
    r"copyright|©|\(c\) \d|all rights reserved|this (?:work|post|article) is licensed|licensed under|permalink|"
    r"related (?:posts?|articles?|stories|reading|topics|news)|"
    r"you (?:may|might) (?:also )?(?:like|enjoy)|more (?:from|stories|on|news|articles)\b|read more|"
    r"recommended|sign up|subscribe|follow (?:us|me|@)|about the author|comments?\W*$|leave a (?:comment|"
    r"reply)|\d+ comments?$|not the answer you|browse other questions|or ask your own|you must log in|"
    r"show comments|edit this page|was this (?:page|article) helpful|(?:this page was )?last (?:updated|modified)|举报|好文要顶|收藏该文|"
    r"评论\s*\(?\d*\)?$|点赞|文档信息|赞\s*\d*$)",
    re.I,
)
END = either(
    r"^\W*(?:责任编辑|责编|版权声明|如有侵权|本文(?:链接|作者)\s*[:：]|文章(?:作者|链接)\s*[:：]|转载请(?:注明|保留|联系)|上一篇|下一篇|上一页|许可协议|文档信息|"
    r"相关(?:文章|推荐|新闻|报道)\s*[:：]?$|(?:推荐|延伸)阅读\s*[:：]?$|(?:猜你|您可能)喜欢|热门推荐|filed under|related (?:posts|articles|"
    r"stories)\W*$|"
    r"leave a (?:comment|reply)|this (?:work|post|article) is licensed)",
    re.I,
)
"""After such a line nothing of the author's comes, not even a paragraph."""
AUTHORED_END = either(
    r"^\W*(?:版权声明|转载(?:请|须|需|声明)|未经(?:允许|授权|许可)|上一篇|下一篇|本文链接|许可协议|文档信息|"
    r"(?:最后|上次|最近)(?:一次)?(?:更新|编辑|修改)(?:于|时间|日期)?\W{0,3}\d{4}\D\d[^，。；！？]{0,40}$)"
)
"""What even a plain paragraph at the end of a known container says for the site."""
LABEL = either(
    r"\W*(?:\d+\W*)?(?:(?:listen|share|save|follow)+|advert|advertisement|ad|广告|close|share|分享|收藏|打印|点赞|赞|评论|"
    r"举报|展开(?:全文)?|收起|复制(?:代码)?|(?:发布|编辑)于 [\d-]{8,10}(?: [\d:]{4,5})?(?:[・·]\s?\w{2,8})?|查看全部 [\d,]+ 个回答|play|caption|story continues below|"
    r"article continues below.*|continue reading.*|this slideshow requires javascript|加载中|loading|comments?|"
    r"sponsored(?: links)?|image \d+ of \d+|view all(?: \(\d+\))?|voltar|tell us what you think|"
    r"(?:click here to )?(?:subscribe|sign up) .{0,100}|share (?:this|on) .{0,40})\W*",
    re.I,
)
COUNTED = either(r"\W*\d[\d,.]*\s?(?:个|条)?\s?(?:人赞同了该(?:回答|文章)|回答|回复|评论|answers?|replies|responses|comments?)\W*|you have \d+ free .{0,40}left this month\W*", re.I)
"""A line of a site that counts what follows, praise, or what may still be read; a heading, too."""
ASIDE = either(
    r"^\W*(?:related|read (?:more|also|next)|read|more|also|see also|watch|listen|don.t miss|leggi anche|"
    r"相关阅读|延伸阅读|推荐阅读)\s*[:：|]",
    re.I,
)
"""How a teaser in the midst of an article begins."""
PITCH = re.compile(r"^\W*(?:related|read (?:more|also|next)|more|watch|listen|see also|don.t miss)\s*:", re.I)
"""What parts a teaser from the paragraphs between which it stands."""
