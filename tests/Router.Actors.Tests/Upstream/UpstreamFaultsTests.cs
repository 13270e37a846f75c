using System.Net.Sockets;
using LlmRouter.Contracts;
using LlmRouter.Upstream;

namespace LlmRouter.Tests.Upstream;

public sealed class UpstreamFaultsTests
{
    private const string Address = "10.1.2.3:4567";

    [Theory]
    [InlineData(HttpRequestError.ConnectionError, ErrorCode.ConnectFailed)]
    [InlineData(HttpRequestError.NameResolutionError, ErrorCode.ConnectFailed)]
    [InlineData(HttpRequestError.SecureConnectionError, ErrorCode.ConnectFailed)]
    [InlineData(HttpRequestError.ProxyTunnelError, ErrorCode.ConnectFailed)]
    [InlineData(HttpRequestError.InvalidResponse, ErrorCode.InvalidResponse)]
    [InlineData(HttpRequestError.ConfigurationLimitExceeded, ErrorCode.InvalidResponse)]
    [InlineData(HttpRequestError.ResponseEnded, ErrorCode.Reset)]
    [InlineData(HttpRequestError.Unknown, ErrorCode.Reset)]
    public void Send_EachKind_HasItsCodeAndKeepsTheAddressForTheLog(HttpRequestError kind, string code)
    {
        var error = UpstreamFaults.Send("alpha", new HttpRequestException(kind, $"failed ({Address})")).Error;

        Assert.Equal((502, code, Fault.Provider, "alpha"), (error.Status, error.Code, error.Fault, error.Provider));
        Assert.DoesNotContain(Address, error.Message, StringComparison.Ordinal);
        Assert.Contains(Address, error.Detail, StringComparison.Ordinal);
    }

    public static TheoryData<Exception, string> BrokenBodies => new()
    {
        { new HttpIOException(HttpRequestError.ResponseEnded), ErrorCode.StreamIncomplete },
        { new HttpIOException(HttpRequestError.ResponseEnded, null, new SocketException((int)SocketError.ConnectionReset)), ErrorCode.Reset },
        { new HttpIOException(HttpRequestError.InvalidResponse), ErrorCode.InvalidResponse },
        { new IOException("gone", new SocketException((int)SocketError.ConnectionReset)), ErrorCode.Reset },
        { new InvalidDataException(), ErrorCode.InvalidResponse },
        { new InvalidOperationException(), ErrorCode.InvalidResponse },
        { new RouterException(UpstreamFaults.IdleTimeout("alpha", TimeSpan.FromSeconds(1))), ErrorCode.IdleTimeout },
    };

    [Theory]
    [MemberData(nameof(BrokenBodies))]
    public void Body_EachKind_HasItsCode(Exception cause, string code) => Assert.Equal(code, UpstreamFaults.Body("alpha", cause).Error.Code);

    [Theory]
    [InlineData(SocketError.ConnectionRefused, "refused")]
    [InlineData(SocketError.HostNotFound, "host name is unknown")]
    [InlineData(SocketError.NetworkUnreachable, "network is unreachable")]
    [InlineData(SocketError.AccessDenied, "connection failed")]
    public void Connect_EachReason_IsSaid(SocketError reason, string words) =>
        Assert.Contains(words, UpstreamFaults.Connect("alpha", new SocketException((int)reason)).Error.Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(60_000, "60 s")]
    [InlineData(1_500, "1.5 s")]
    [InlineData(20, "20 ms")]
    public void Seconds_ReadsAsItWasConfigured(int milliseconds, string text) =>
        Assert.Equal(text, UpstreamFaults.Seconds(TimeSpan.FromMilliseconds(milliseconds)));
}
