using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using LlmRouter.Http.Endpoints;
using LlmRouter.Http.Errors;

namespace LlmRouter.Http.Pipeline;

/// <summary>Names every request: by the caller's <c>x-request-id</c> if that is a plain token, else by a new one. It goes back on every reply.</summary>
internal static class RequestIdentity
{
    public const string Header = "x-request-id";

    /// <summary>Where Anthropic's SDKs look for it.</summary>
    private const string AnthropicHeader = "request-id";

    private const int LongestCallersId = 128;

    private static readonly string Instance = "req_" + RandomNumberGenerator.GetHexString(14, lowercase: true);

    private static readonly SearchValues<char> Plain =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-");

    private static long _issued;

    public static Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        ExchangeMark.Begin(context);
        var id = Choose(context.Request.Headers[Header].ToString());
        context.TraceIdentifier = id;
        context.Response.Headers[Header] = id;
        if (Dialect.Of(context.Request) == Dialect.Anthropic) context.Response.Headers[AnthropicHeader] = id;
        return next(context);
    }

    /// <summary>The caller's id unless it could mangle a log line or a header.</summary>
    internal static string Choose(string callers) =>
        callers.Length is > 0 and <= LongestCallersId && !callers.AsSpan().ContainsAnyExcept(Plain) ? callers : NewId();

    /// <summary>A new id: random for each instance, so that no two give the same, and counted in it.</summary>
    internal static string NewId() => string.Create(CultureInfo.InvariantCulture, $"{Instance}{Interlocked.Increment(ref _issued):x10}");
}
