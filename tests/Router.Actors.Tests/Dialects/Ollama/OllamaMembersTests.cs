using System.Text;
using LlmRouter.Contracts;

namespace LlmRouter.Tests.Dialects.Ollama;

/// <summary>What an Ollama says beside the vocabulary reaches Ollama's own clients, and only them.</summary>
public sealed class OllamaMembersTests
{
    private static readonly byte[] Lines = Encoding.UTF8.GetBytes(
        """{"model":"x","created_at":"2025-01-01T00:00:00Z","remote_host":"h","message":{"role":"assistant","content":"a","images":["AA=="],"note":"n"},"done":false}""" + "\n" +
        """{"model":"x","message":{"role":"assistant","content":"b","images":["BB=="],"note":"n"},"done":false,"extra":{"k":1}}""" + "\n" +
        """{"model":"x","message":{"role":"assistant","content":"c"},"done":true,"done_reason":"stop","total_duration":12.75,"load_duration":3,"eval_duration":"9","prompt_eval_count":1,"eval_count":2}""" + "\n");

    [Fact]
    public void Stream_UnknownMembers_GoOutWithTheirLine()
    {
        var lines = Exchange.Run(Lines, client: "ollama").Output.Split('\n');
        Assert.EndsWith(""","message":{"role":"assistant","content":"a","images":["AA=="],"note":"n"},"done":false,"remote_host":"h"}""", lines[0], StringComparison.Ordinal);
        Assert.EndsWith(""","message":{"role":"assistant","content":"b","images":["BB=="],"note":"n"},"done":false,"extra":{"k":1}}""", lines[1], StringComparison.Ordinal);
        Assert.EndsWith(""","message":{"role":"assistant","content":"c"},"done":false}""", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public void Document_UnknownMembers_AreThereOnce() => Assert.EndsWith(
        ""","message":{"role":"assistant","content":"abc","images":["AA==","BB=="],"note":"n"},"done":true,"done_reason":"stop","prompt_eval_count":1,"eval_count":2,"remote_host":"h","extra":{"k":1},"total_duration":12,"load_duration":3}""",
        Exchange.Run(Lines, shape: Exchange.Shape(stream: false), client: "ollama").Output, StringComparison.Ordinal);

    [Fact]
    public void Durations_AreIntegersOrNotThere()
    {
        var last = Exchange.Run(Lines, client: "ollama").Output.TrimEnd('\n').Split('\n')[^1];
        Assert.EndsWith(""","total_duration":12,"load_duration":3}""", last, StringComparison.Ordinal);
        Assert.DoesNotContain("\"eval_duration\"", last, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("openai")]
    [InlineData("anthropic")]
    [InlineData("responses")]
    public void OtherClients_AreToldNothingOfThem(string client)
    {
        var output = Exchange.Run(Lines, client: client).Output;
        Assert.DoesNotContain("remote_host", output, StringComparison.Ordinal);
        Assert.DoesNotContain("note", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Generate_MembersOfAMessage_HaveNoPlace() => Assert.DoesNotContain(
        "images", Exchange.Run(Lines, shape: Exchange.Shape(Operation.Completion), client: "ollama").Output, StringComparison.Ordinal);

    [Fact]
    public void Counts_BelowZero_AreZero() => Assert.EndsWith(
        ",\"prompt_eval_count\":0,\"eval_count\":0}\n",
        Exchange.Run("""{"model":"x","message":{"content":"a"},"done":true,"prompt_eval_count":-1,"eval_count":-2}"""u8.ToArray(), client: "ollama").Output, StringComparison.Ordinal);
}
