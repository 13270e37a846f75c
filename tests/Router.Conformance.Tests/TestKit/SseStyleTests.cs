using System.Net.ServerSentEvents;
using LlmRouter.Testing.Bodies;

namespace LlmRouter.Conformance.TestKit;

/// <summary>The framing variants say the same by the runtime's own SSE parser, so that a difference in a test is the router's.</summary>
public sealed class SseStyleTests
{
    public static TheoryData<string> Names => [.. SseStyle.All.Where(style => style.LastBlankLine).Select(style => style.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Render_EveryStyle_CarriesTheSamePayloads(string name)
    {
        var style = SseStyle.All.Single(style => style.Name == name);
        var payloads = OpenAiBodies.Stream(["Привет", "世界"]);

        using var body = new MemoryStream(style.Render(payloads));
        var events = SseParser.Create(body).Enumerate().Select(item => item.Data.Replace("\n", "", StringComparison.Ordinal));

        Assert.Equal([.. payloads, .. style.Terminator], events);
    }
}
