"""The office's WeChat account (微信公众号): a formatted text to paste."""

from gongkai.publishing.channels.kind import ChannelKind

KIND = ChannelKind(
    key="wechat",
    label="微信公众号",
    position=80,
    needs=("url",),
    place_label="公众号名称",
    export="wechat",
    help="下载排好版的稿件，粘贴到公众号后台；发布以后把文章网址登记回来。",
)
