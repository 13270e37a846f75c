namespace LlmRouter.Dialects.Requests;

/// <summary>What a member of a client's body may be; several may be right.</summary>
[Flags]
internal enum MemberShape
{
    None = 0,
    Text = 1,
    Number = 2,

    /// <summary>A number without a fraction.</summary>
    Integer = 4,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Switch = 8,
    Array = 16,

    /// <summary>An array of strings only.</summary>
    Texts = 32,
    Object = 64,
}
