"""A column of the county's own site: what is handed over is one package a record."""

from gongkai.publishing.channels.kind import ChannelKind

KIND = ChannelKind(
    key="county_portal",
    label="县政府门户网站",
    position=20,
    needs=("place",),
    place_label="栏目",
    export="county_portal",
    help="下载打包的稿件（网页、标签、附件），交县里的网站管理人员；登记栏目和日期。",
)
