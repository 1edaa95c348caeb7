"""What can go wrong at a model's endpoint, each with one sentence that says what to do."""

from __future__ import annotations

from enum import StrEnum

from nianbao.errors import ModelUnavailable


class FaultKind(StrEnum):
    """The kinds a clerk can do something different about."""

    CONNECTION = "connection"
    CERTIFICATE = "certificate"
    PROXY = "proxy"
    KEY = "key"
    MODEL = "model"
    QUOTA = "quota"
    RATE = "rate"
    FILTER = "filter"
    CONTEXT = "context"
    CUT = "cut"
    THINKING = "thinking"
    NO_API = "no-api"
    TIMEOUT = "timeout"
    BROKEN_OFF = "broken-off"
    SERVER = "server"
    REFUSED = "refused"

    @property
    def sentence(self) -> str:
        """What happened and what to do, as one sentence without its stop."""
        return _TOLD[self]


_TOLD: dict[FaultKind, str] = {
    FaultKind.CONNECTION: "连接失败：连不上这个地址，请核对地址和端口、网络是否通，内网地址请确认服务已启动",
    FaultKind.CERTIFICATE: "证书不受信任：签发机构本机不认，请把根证书文件写进环境变量SSL_CERT_FILE",
    FaultKind.PROXY: "代理错误：请求被代理拦下，请核对代理设置，或者对这个地址不用代理",
    FaultKind.KEY: "密钥无效：对方不认这个密钥，请核对NIANBAO_API_KEY，注意前后有没有空格",
    FaultKind.MODEL: "模型不存在：对方没有这个名称的模型，请核对NIANBAO_MODEL",
    FaultKind.QUOTA: "余额不足：账户没有余额或额度用完，请充值，或者换一个接口",
    FaultKind.RATE: "限流：对方要求慢一点，过一会儿再试",
    FaultKind.FILTER: "内容被服务商拦截：内容没有问题，是服务商的过滤不放行，这一部分可以改用内置的写法",
    FaultKind.CONTEXT: "超出上下文：一次送去的内容太长，请换一个上下文更长的模型",
    FaultKind.CUT: "输出被截断：模型没有写完就到了长度上限，请换一个输出更长的模型或重试",
    FaultKind.THINKING: "思考占满：模型只有思考没有正文，请关闭思考，或者换一个不带思考的模型",
    FaultKind.NO_API: "返回的不是接口内容：这个地址打开的像是网页或登录页，地址通常以/v1结尾，请核对",
    FaultKind.TIMEOUT: "超时：对方太久没有回应，请稍后再试，或者换一个更快的模型",
    FaultKind.BROKEN_OFF: "中途断流：写到一半连接断了，写出的一半不会采用，请重试",
    FaultKind.SERVER: "服务出错：对方服务器出了问题，过一会儿再试",
    FaultKind.REFUSED: "请求不被接受：对方不接受这样的请求，请把下面的原话交给维护人员",
}


class ModelFault(ModelUnavailable):
    """One call did not bring a whole text.

    Attributes:
        kind: what went wrong.
        wait: seconds the other side asks to wait; 0 when it says nothing.
        said: what the other side said, for whoever looks after it; cut short.
    """

    def __init__(self, kind: FaultKind, *, wait: float = 0, said: str = "") -> None:
        self.kind = kind
        self.wait = wait
        self.said = " ".join(said.split())[:_LONGEST]
        super().__init__(f"{kind.sentence}。{f'（对方说：{self.said}）' if self.said else ''}")


_LONGEST = 160
