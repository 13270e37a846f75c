namespace LlmRouter.Settings.Sections;

/// <summary>Every <c>timeouts</c> object: that of the router, of a type and of a provider.</summary>
internal static class TimeoutsSection
{
    private static readonly string[] Operations = ["chat-stream", "chat", "embeddings"];
    private static readonly string[] Limits = ["connect", "pool", "write", "first-token", "idle", "total"];

    /// <summary><c>router.timeouts</c>: every wait of every operation has a value.</summary>
    public static TimeoutOverrides ReadTable(SettingsSection section)
    {
        var waits = new Dictionary<string, TimeSpan>(StringComparer.Ordinal);
        foreach (var operation in Operations)
        {
            var child = section.Child(operation);
            foreach (var limit in Limits)
            {
                waits.Add($"{operation}.{limit}", child.Duration(limit, DurationRule.PositiveOrOff));
            }

            child.RejectUnknown();
        }

        section.RejectUnknown();
        return new TimeoutOverrides(waits);
    }

    /// <summary>The waits of a type or a provider: what is absent is taken from elsewhere.</summary>
    public static TimeoutOverrides ReadOverrides(SettingsSection section)
    {
        var waits = new Dictionary<string, TimeSpan>(StringComparer.Ordinal);
        ReadLimits(section, "", waits);
        foreach (var operation in Operations)
        {
            var child = section.Child(operation);
            ReadLimits(child, operation + ".", waits);
            child.RejectUnknown();
        }

        section.RejectUnknown();
        return new TimeoutOverrides(waits);
    }

    /// <summary>The waits of one provider. <paramref name="places"/>: the strongest first, the whole table last.</summary>
    public static ProviderTimeouts Combine(IReadOnlyList<TimeoutOverrides> places) =>
        new(Combine(places, Operations[0]), Combine(places, Operations[1]), Combine(places, Operations[2]));

    /// <summary>The waits of one provider as a place that says all of them, for what stands before it.</summary>
    public static TimeoutOverrides TableOf(ProviderTimeouts timeouts)
    {
        var waits = new Dictionary<string, TimeSpan>(StringComparer.Ordinal);
        foreach (var (operation, row) in Operations.Zip([timeouts.ChatStream, timeouts.Chat, timeouts.Embeddings]))
        {
            TimeSpan[] values = [row.Connect, row.Pool, row.Write, row.FirstToken, row.Idle, row.Total];
            foreach (var (limit, wait) in Limits.Zip(values)) waits.Add($"{operation}.{limit}", wait);
        }

        return new TimeoutOverrides(waits);
    }

    private static OperationTimeouts Combine(IReadOnlyList<TimeoutOverrides> places, string operation)
    {
        var waits = Limits.Select(limit => places.Select(p => p.Find(operation, limit)).First(w => w is not null)!.Value).ToArray();
        return new OperationTimeouts(waits[0], waits[1], waits[2], waits[3], waits[4], waits[5]);
    }

    private static void ReadLimits(SettingsSection section, string prefix, Dictionary<string, TimeSpan> waits)
    {
        foreach (var limit in Limits)
        {
            if (section.OptionalDuration(limit, DurationRule.PositiveOrOff) is { } wait)
            {
                waits.Add(prefix + limit, wait);
            }
        }
    }
}
