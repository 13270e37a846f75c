namespace LlmRouter.Settings.Sections;

/// <summary><c>router.auth</c>. No mistake here shows a key.</summary>
internal static class AuthSection
{
    public static AuthSettings Read(SettingsSection section)
    {
        var keys = new List<string>();
        foreach (var key in section.Texts("keys", "\"key\""))
        {
            if (key.Text.Length == 0)
            {
                section.Report("keys", key, "a key is empty", "remove it; an empty list lets everybody in");
            }
            else if (!Secret.IsSendable(key.Text))
            {
                section.Report("keys", key, "a key holds a space or a character that a header cannot carry");
            }
            else if (keys.Contains(key.Text))
            {
                section.Report("keys", key, "this key stands in the list twice", "remove one of the two");
            }
            else
            {
                keys.Add(key.Text);
            }
        }

        section.RejectUnknown();
        return new AuthSettings(keys);
    }
}
