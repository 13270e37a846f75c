namespace LlmRouter.Settings.Hocon;

/// <summary>Gives a comment to the key it explains.</summary>
internal static class HoconComments
{
    /// <summary>The field with a comment added to its innermost key: of <c>a.b = 1 # why</c> that is <c>b</c>.</summary>
    public static HoconField Append(HoconField field, string words)
    {
        var isPath = field.Value is ObjectExpression { Entries: [HoconField inner] } path && path.Origin == field.Origin;
        return isPath
            ? field with { Value = new ObjectExpression([Append((HoconField)((ObjectExpression)field.Value).Entries[0], words)], field.Origin) }
            : field with { Comment = field.Comment.Length == 0 ? words : field.Comment + " " + words };
    }
}
