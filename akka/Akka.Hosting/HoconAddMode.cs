namespace Akka.Hosting;

/// <summary>Whether added HOCON goes below what is there, above it, or in its place (which acts like above).</summary>
public enum HoconAddMode
{
    Prepend,
    Append,
    Replace,
}
