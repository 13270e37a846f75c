namespace LlmRouter.Settings.Hocon;

/// <summary>One key with its value. <c>a.b = 1</c> is a field <c>a</c> that holds an object with a field <c>b</c>.</summary>
/// <param name="Key">One step of a path.</param>
/// <param name="IsAppend">Written <c>+=</c>.</param>
/// <param name="Value">What was assigned.</param>
/// <param name="Comment">The comment lines above it and the comment behind it, for the generated documentation.</param>
/// <param name="Origin">The first character of this step.</param>
internal sealed record HoconField(string Key, bool IsAppend, HoconExpression Value, string Comment, HoconOrigin Origin) : HoconEntry(Origin)
{
    /// <summary>The field of the first step, with one object for each further step. Operator and comment belong to the last.</summary>
    public static HoconField At(HoconKey key, HoconExpression value, string comment)
    {
        var last = key.Steps.Count - 1;
        var field = new HoconField(key.Steps[last].Text, key.IsAppend, value, comment, key.Steps[last].Origin);
        for (var i = last - 1; i >= 0; i--)
        {
            var step = key.Steps[i];
            field = new HoconField(step.Text, false, new ObjectExpression([field], step.Origin), "", step.Origin);
        }

        return field;
    }

    /// <summary>The field with a further comment for its last step: of <c>a.b = 1 # why</c> that is <c>b</c>.</summary>
    public HoconField WithComment(string words)
    {
        // A step's object begins where the step does; an object in braces begins at its brace.
        var isStep = Value.Origin == Origin && Value is ObjectExpression { Entries: [HoconField] };
        return isStep
            ? this with { Value = new ObjectExpression([((HoconField)((ObjectExpression)Value).Entries[0]).WithComment(words)], Origin) }
            : this with { Comment = Comment.Length == 0 ? words : Comment + " " + words };
    }
}
