namespace LlmRouter.Conformance.Goldens.Wire;

/// <summary>The strict event stream that facades write: an optional <c>event:</c> line, one <c>data:</c> line, a blank line; LF only.</summary>
internal static class SseWire
{
    public static List<(string Type, string Data)> Events(string body)
    {
        var events = new List<(string, string)>();
        if (body.Length == 0) return events;
        Assert.DoesNotContain('\r', body);
        Assert.EndsWith("\n\n", body, StringComparison.Ordinal);
        foreach (var block in body[..^2].Split("\n\n"))
        {
            var lines = block.Split('\n');
            var type = lines[0].StartsWith("event: ", StringComparison.Ordinal) ? lines[0][7..] : "";
            var data = lines[type.Length > 0 ? 1 : 0];
            Assert.StartsWith("data: ", data, StringComparison.Ordinal);
            Assert.Equal(type.Length > 0 ? 2 : 1, lines.Length);
            events.Add((type, data[6..]));
        }

        return events;
    }
}
