namespace LlmRouter.Settings.Sections;

/// <summary><c>router.admin</c>. No mistake here shows a key.</summary>
internal static class AdminSection
{
    /// <param name="section">Its keys.</param>
    /// <param name="auth">Whose keys do not open it.</param>
    public static AdminSettings Read(SettingsSection section, AuthSettings auth)
    {
        var key = section.OptionalScalar("key");
        section.RejectUnknown();
        if (key is null) return new AdminSettings(Key: null);

        if (key.Text.Length == 0)
        {
            section.Report("key", key, "the key is empty", "remove it; without one there is no /admin");
        }
        else if (!Secret.IsSendable(key.Text))
        {
            section.Report("key", key, "this key holds a space or a character that a header cannot carry");
        }
        else if (auth.Keys.Contains(key.Text))
        {
            section.Report("key", key, "this key is one of auth.keys too", "take another one: who may call must not end the streams of others");
        }

        return new AdminSettings(key.Text);
    }
}
