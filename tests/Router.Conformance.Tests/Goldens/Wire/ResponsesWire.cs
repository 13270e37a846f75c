using System.Text.Json;

namespace LlmRouter.Conformance.Goldens.Wire;

/// <summary>The Responses API: events numbered without a hole, items that are added, grow and are done, and a last event that repeats all of it.</summary>
internal sealed class ResponsesWire : IWireReader
{
    public WireReply Stream(string body)
    {
        var run = new ResponsesRun();
        foreach (var (type, data) in SseWire.Events(body))
        {
            if (data == "[DONE]") Assert.Fail("Responses streams have no [DONE]");
            run.Read(type, Members.Parse(data));
        }

        return run.Reply;
    }

    public WireReply Document(string body) => Response(Members.Parse(body));

    /// <summary>A whole response: of a document, or of the last event of a stream.</summary>
    public static WireReply Response(JsonElement response)
    {
        Assert.Equal("response", response.Text("object"));
        Assert.NotEmpty(response.Text("id"));
        Assert.NotEmpty(response.Text("model"));
        Assert.True(response.GetProperty("created_at").TryGetInt64(out _));
        var reply = new WireReply { Terminated = true };
        var choice = reply.Choice(0);
        choice.Finish = Finish(response);
        foreach (var item in response.Items("output")) Item(item, choice);
        if (response.Member("usage") is { } usage)
        {
            reply.Usage = new WireUsage(usage.GetProperty("input_tokens").GetInt64(), usage.GetProperty("output_tokens").GetInt64(), usage.GetProperty("total_tokens").GetInt64())
            {
                Cached = usage.Member("input_tokens_details")?.Count("cached_tokens"),
                Reasoning = usage.Member("output_tokens_details")?.Count("reasoning_tokens"),
            };
        }

        return reply;
    }

    public static void Item(JsonElement item, WireChoice choice)
    {
        switch (item.Text("type"))
        {
            case "message":
                Assert.Equal("assistant", item.Text("role"));
                foreach (var part in item.Items("content"))
                {
                    choice.Text.Append(part.Text("text"));
                    choice.Refusal.Append(part.Text("refusal"));
                }

                break;
            case "reasoning":
                foreach (var part in item.Items("summary").Concat(item.Items("content"))) choice.Reasoning.Append(part.Text("text"));
                break;
            case "function_call":
                Assert.NotEmpty(item.Text("call_id"));
                var call = new WireCall(item.Text("call_id"), item.Text("name"));
                call.Arguments.Append(item.Text("arguments"));
                choice.Calls.Add(call);
                break;
        }
    }

    private static string Finish(JsonElement response) => response.Text("status") switch
    {
        "incomplete" => response.GetProperty("incomplete_details").Text("reason"),
        var status => status,
    };
}
