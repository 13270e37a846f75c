using System.Text;
using System.Text.Json;
using LlmRouter.Contracts;
using LlmRouter.Dialects;
using LlmRouter.Framing;

namespace LlmRouter.Tests.Dialects;

/// <summary>What holds for every provider dialect, whichever it is.</summary>
public abstract class ProviderDialectContract
{
    private protected abstract IProviderDialect Dialect { get; }

    /// <summary>Events of one complete reply: the text "hi", a finish, a usage of 1 + 2.</summary>
    protected abstract IReadOnlyList<string> Reply { get; }

    [Fact]
    public void Catalog_Name_GivesThisDialect() => Assert.Equal(Dialect.Name, DialectCatalog.Default.Provider(Dialect.Name).Name);

    [Fact]
    public void Encode_EveryClient_GivesAJsonObjectForTheModel()
    {
        foreach (var client in DialectCatalog.Default.Clients)
        {
            var request = new RouterRequest("r", Operation.Chat, """{"model":"a","max_tokens":5,"input":"x","messages":[{"role":"user","content":"x"}]}"""u8.ToArray());
            var call = Dialect.Encode(request, client.Peek(request), client, Translation.Target("x\"y"));
            Assert.DoesNotMatch("^/", call.Path);
            AssertNames("x\"y", call);
        }
    }

    [Fact]
    public void Recognizes_OwnReplies_AndNoOthers()
    {
        Assert.True(Dialect.Recognizes(Event(Reply[0])));
        foreach (var other in new[] { "{}", "[]", "x", "", """{"error":"x"}""" }) Assert.False(Dialect.Recognizes(Event(other)));
        Assert.Single(DialectCatalog.Default.Providers, dialect => dialect.Recognizes(Event(Reply[0])));
    }

    [Fact]
    public void Reader_Reply_GivesTextFinishUsageAndEnd()
    {
        var said = Read(Reply);
        Assert.Equal("hi", string.Concat(said.Where(delta => delta.Kind == DeltaKind.Text).Select(delta => delta.Text)));
        Assert.Single(said, delta => delta.Kind == DeltaKind.Finished);
        Assert.Equal(new TokenUsage(1, 2, 3), Counts(said.Last(delta => delta.Kind == DeltaKind.Usage).Usage));
        Assert.Equal(DeltaKind.Started, said[0].Kind);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("<html>")]
    [InlineData("{\"a\":\"\u0001\"}")]
    public void Reader_BrokenEvent_FailsOnceAndDoesNotThrow(string data) =>
        Assert.Equal(DeltaKind.Failed, Assert.Single(Read([data])).Kind);

    [Fact]
    public void Reader_EveryPrefixOfAnEvent_FailsAndDoesNotThrow()
    {
        foreach (var data in Reply.Where(data => data[0] == '{'))
        {
            for (var length = 1; length < data.Length; length++) Assert.Equal(DeltaKind.Failed, Assert.Single(Read([data[..length]])).Kind);
        }
    }

    [Fact]
    public void Reader_EveryByteReplaced_EndsInOneWayAndDoesNotThrow()
    {
        foreach (var wrong in "\"\\{}[]:,0nu ")
        {
            for (var at = 0; at < Reply[0].Length; at++)
            {
                var exchange = Exchange.Run(Exchange.Sse([Reply[0].Remove(at, 1).Insert(at, wrong.ToString()), .. Reply.Skip(1)]));
                Assert.True(exchange.Deltas.Count(said => said.Kind is DeltaKind.Failed or DeltaKind.Ended) <= 1);
                Assert.Equal(exchange.Error is null, exchange.IsComplete);
            }
        }
    }

    [Fact]
    public void Reader_ReplyWithoutItsLastEvents_IsNotComplete()
    {
        var exchange = Exchange.Run(Exchange.Sse(Reply.Take(1)));
        Assert.False(exchange.IsComplete);
        Assert.Equal(ErrorCode.StreamIncomplete, exchange.Error?.Code);
    }

    [Fact]
    public void Reader_FurtherText_AllocatesNothing()
    {
        var reader = Dialect.CreateReader();
        var batch = new DeltaBatch();
        var text = Reply.Select(Event).First(data => HasText(reader, data, batch));
        Assert.Equal(0, Allocation.OfThousand(() =>
        {
            batch.Clear();
            reader.Read(text, 9, batch);
        }));
        Assert.Contains(batch.Deltas.ToArray(), delta => delta.Kind == DeltaKind.Text);
    }

    /// <summary>Where the model's name stands: in the body, unless the dialect has it in the path.</summary>
    private protected virtual void AssertNames(string model, UpstreamCall call) =>
        Assert.Equal(model, JsonSerializer.Deserialize<JsonElement>(call.Body.Span).GetProperty("model").GetString());

    private static TokenUsage Counts(TokenUsage usage) => new(usage.PromptTokens, usage.CompletionTokens, usage.TotalTokens);

    private static WireEvent Event(string data) => new(default, Encoding.UTF8.GetBytes(data));

    private static bool HasText(IDeltaReader reader, in WireEvent data, DeltaBatch batch)
    {
        reader.Read(data, 1, batch);
        return batch.Deltas.ToArray().Any(delta => delta.Kind == DeltaKind.Text);
    }

    private List<Said> Read(IReadOnlyList<string> events)
    {
        var reader = Dialect.CreateReader();
        var said = new List<Said>();
        var batch = new DeltaBatch();
        for (var i = 0; i < events.Count; i++) reader.Read(Event(events[i]), i, batch);
        reader.Complete(batch);
        foreach (ref readonly var delta in batch.Deltas) said.Add(Said.Of(delta));
        return said;
    }
}
