namespace Akka;

/// <summary>Stands for "completed" where a task must carry a value.</summary>
public sealed class Done
{
    public static readonly Done Instance = new();

    private Done()
    {
    }
}
