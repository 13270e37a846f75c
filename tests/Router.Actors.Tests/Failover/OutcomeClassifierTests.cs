using LlmRouter.Contracts;
using LlmRouter.Dialects;
using LlmRouter.Failover;

namespace LlmRouter.Tests.Failover;

public sealed class OutcomeClassifierTests
{
    private static readonly int[] AskElsewhere = [404, 405, 410, 413, 415, 501];
    private static readonly int[] CallersOwn = [400, 406, 409, 411, 412, 414, 416, 417, 418, 421, 422, 423, 424, 426, 428, 431, 451, 499];

    private static readonly string[] Codes =
    [
        ErrorCode.ConnectFailed, ErrorCode.ConnectTimeout, ErrorCode.FirstTokenTimeout, ErrorCode.IdleTimeout, ErrorCode.TotalTimeout, ErrorCode.StreamIncomplete,
        ErrorCode.Reset, ErrorCode.InvalidResponse, ErrorCode.UpstreamError, ErrorCode.UpstreamAuth, ErrorCode.NoHealthyUpstream, ErrorCode.ModelNotFound,
        ErrorCode.InvalidApiKey, ErrorCode.InvalidRequest, ErrorCode.RequestTooLarge, ErrorCode.RateLimited, ErrorCode.ClientTooSlow, ErrorCode.Draining,
        ErrorCode.Internal, "context_length_exceeded",
    ];

    [Fact]
    public void Classify_EveryStatusFaultAndCode_IsAsTheTableSays()
    {
        foreach (var fault in Enum.GetValues<Fault>())
        {
            for (var status = 300; status <= 599; status++)
            {
                foreach (var code in Codes)
                    Assert.Equal((fault, status, code, Expected(fault, status)), (fault, status, code, OutcomeClassifier.Classify(new RouterError(status, code, "m", "t", fault))));
            }
        }
    }

    [Fact]
    public void Classify_WhatAProviderAnswers_FollowsItsStatus()
    {
        for (var status = 300; status <= 599; status++)
        {
            var verdict = OutcomeClassifier.Classify(UpstreamErrorReader.Read(status, """{"error":{"message":"no"}}"""u8, "p"));
            var expected = status switch
            {
                429 => new Verdict(true, Blame.Model),
                _ when AskElsewhere.Contains(status) => new Verdict(true, Blame.Nobody),
                401 or 402 or 403 or 407 or 408 or 425 or < 400 or >= 500 => new Verdict(true, Blame.Provider),
                _ => new Verdict(false, Blame.Nobody),
            };
            Assert.Equal((status, expected), (status, verdict));
        }
    }

    [Theory]
    [InlineData("""{"error":{"message":"no","type":"overloaded_error"}}""", true, nameof(Blame.Provider))]
    [InlineData("""{"error":{"message":"no","type":"rate_limit_error"}}""", true, nameof(Blame.Model))]
    [InlineData("""{"error":{"message":"no","type":"not_found_error"}}""", true, nameof(Blame.Nobody))]
    [InlineData("""{"error":{"message":"no","type":"authentication_error"}}""", true, nameof(Blame.Provider))]
    [InlineData("""{"error":{"message":"no","code":501}}""", true, nameof(Blame.Nobody))]
    [InlineData("""{"error":{"message":"no","type":"invalid_request_error"}}""", false, nameof(Blame.Nobody))]
    [InlineData("""{"error":"no"}""", true, nameof(Blame.Provider))]
    public void Classify_ErrorEventInA200_FollowsWhatItSays(string said, bool triesNext, string blame)
    {
        var error = UpstreamErrorReader.FromReply(ProviderError.Parse(System.Text.Encoding.UTF8.GetBytes(said))!);
        Assert.Equal(new Verdict(triesNext, Enum.Parse<Blame>(blame)), OutcomeClassifier.Classify(error));
    }

    [Fact]
    public void Classify_BadKeyToldAs400_IsTheProviders()
    {
        var error = UpstreamErrorReader.Read(400, """{"error":"Incorrect API key provided."}"""u8, "p");
        Assert.Equal(new Verdict(true, Blame.Provider), OutcomeClassifier.Classify(error));
    }

    [Fact]
    public void IsRefusal_IsWhatAProviderTurnedAway()
    {
        Assert.True(OutcomeClassifier.IsRefusal(Outcomes.Refused));
        Assert.True(OutcomeClassifier.IsRefusal(Outcomes.Limited));
        Assert.False(OutcomeClassifier.IsRefusal(Outcomes.Broken));
        Assert.False(OutcomeClassifier.IsRefusal(Outcomes.Left));
        Assert.False(OutcomeClassifier.IsRefusal(Outcomes.QueueFull));
    }

    [Fact]
    public void Classify_FaultsOfTheRequest_AreFinalAndNobodys() => Assert.All(CallersOwn, status =>
        Assert.Equal(new Verdict(false, Blame.Nobody), OutcomeClassifier.Classify(new RouterError(status, "c", "m", "t", Fault.Client))));

    // Written out as the rules are told, not as the code decides: every status a caller can cause is named.
    private static Verdict Expected(Fault fault, int status)
    {
        if (fault == Fault.Router) return new Verdict(true, Blame.Nobody);
        if (status == 402) return new Verdict(true, Blame.Provider);
        if (AskElsewhere.Contains(status) && (fault == Fault.Provider || status != 501)) return new Verdict(true, Blame.Nobody);
        if (fault == Fault.Client) return new Verdict(false, Blame.Nobody);
        return new Verdict(true, status == 429 ? Blame.Model : Blame.Provider);
    }
}
