"""The county's disclosure platform (县政府信息公开平台): placed by the product itself when a record becomes public."""

from gongkai.publishing.channels.kind import ChannelKind

KIND = ChannelKind(
    key="portal",
    label="县政府信息公开平台",
    position=10,
    place_label="栏目",
    automatic=True,
    help="公开之时自动登记，撤下之时自动注销。",
)
