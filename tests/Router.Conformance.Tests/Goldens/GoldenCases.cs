using LlmRouter.Testing.Recordings;

namespace LlmRouter.Conformance.Goldens;

/// <summary>Which recordings go to which facades.</summary>
internal static class GoldenCases
{
    /// <summary>
    /// Bodies up to this many bytes go through the graph once for every place where they can be cut in two. The number of runs grows
    /// with its square: at 1,200 they take most of the suite's time.
    /// </summary>
    public const int SmallBody = 1200;

    /// <summary>Bodies up to this many bytes arrive byte by byte; larger ones in reads of a prime number of bytes, which cuts everywhere as well.</summary>
    public const int ByteByByte = 8 * 1024;

    public const int PrimeRead = 61;

    /// <summary>Every answered recording with every facade.</summary>
    public static TheoryData<string, string> All => Pairs(_ => true);

    public static TheoryData<string, string> Small => Pairs(recording => recording.Body.Length <= SmallBody);

    private static TheoryData<string, string> Pairs(Func<Recording, bool> chosen)
    {
        var pairs = new TheoryData<string, string>();
        foreach (var recording in Recording.All.Where(recording => recording.Status == 200 && chosen(recording)))
        {
            foreach (var facade in Facade.All) pairs.Add(recording.File, facade.Name);
        }

        return pairs;
    }
}
