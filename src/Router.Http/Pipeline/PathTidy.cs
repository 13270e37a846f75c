using System.Text;

namespace LlmRouter.Http.Pipeline;

/// <summary>Forgives the paths that clients build from a base URL with one slash too many: <c>/v1//models</c>, <c>/v1/models/</c>. Never by a redirect.</summary>
internal static class PathTidy
{
    public static Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        context.Request.Path = new PathString(Tidy(context.Request.Path.Value ?? "/"));
        return next(context);
    }

    /// <summary>Slashes in a row become one, and the last one goes.</summary>
    internal static string Tidy(string path)
    {
        if (!path.Contains("//", StringComparison.Ordinal) && !(path.Length > 1 && path[^1] == '/')) return path;
        var tidy = new StringBuilder(path.Length);
        foreach (var c in path)
        {
            if (c != '/' || tidy.Length == 0 || tidy[^1] != '/') tidy.Append(c);
        }

        if (tidy.Length > 1 && tidy[^1] == '/') tidy.Length--;
        return tidy.ToString();
    }
}
