namespace LlmRouter.Settings;

/// <summary>How an error inside a stream is shown. Wire contract §1.12.</summary>
public enum ErrorStyle
{
    /// <summary>One <c>data: {"error":{…}}</c>, then the end of the body.</summary>
    ErrorObject,

    /// <summary>The error object, then a chunk with <c>finish_reason: "error"</c>, which every client reports.</summary>
    FinishReason,
}
