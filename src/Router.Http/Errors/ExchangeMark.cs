namespace LlmRouter.Http.Errors;

/// <summary>
/// Says, per connection, whether a request is in the pipeline. What Kestrel writes while none is, it writes by itself: a refusal.
/// </summary>
internal sealed class ExchangeMark
{
    private volatile bool _underWay;

    /// <summary>True from the pipeline's first step until the reply has ended.</summary>
    public bool UnderWay => _underWay;

    /// <summary>Marks the request of <paramref name="context"/> as under way until Kestrel has finished its reply.</summary>
    public static void Begin(HttpContext context)
    {
        if (context.Features.Get<ExchangeMark>() is not { } mark) return;
        mark._underWay = true;
        context.Response.OnCompleted(static state =>
        {
            ((ExchangeMark)state)._underWay = false;
            return Task.CompletedTask;
        }, mark);
    }
}
