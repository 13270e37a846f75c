using System.Reflection;
using LlmRouter.Settings;

namespace LlmRouter.Tests.Settings;

/// <summary>
/// A reload keeps what compares equal. Each property of every record that is compared is changed once, by reflection: one that a later
/// hand adds and forgets to compare fails here, and so does one of a type that this test cannot change.
/// </summary>
public sealed class SettingsEqualityTests
{
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(1);

    private static readonly OperationTimeouts Operation = new(Wait, Wait, Wait, Wait, Wait, Wait);

    /// <summary>The records that hang below a provider or a route, each made anew at every call: no two share a list.</summary>
    private static readonly Func<object>[] Samples =
    [
        Provider, Route, Traits,
        () => new ProviderTimeouts(Operation with { }, Operation with { }, Operation with { }),
        () => Operation with { },
        () => new ConcurrencySettings(1, 1, Wait),
        () => new BreakerSettings(1, Wait, Wait),
        () => new DiscoverySettings(Wait, Wait, Wait),
        Candidate,
        () => new RetrySettings(1, Wait, Wait, new BudgetSettings(1, 1), LastResort: true),
        () => new HedgeSettings(Wait, new BudgetSettings(1, 1)),
        () => new BudgetSettings(1, 1),
    ];

    public static TheoryData<int, string> Members
    {
        get
        {
            var members = new TheoryData<int, string>();
            foreach (var (index, sample) in Samples.Index())
            {
                foreach (var property in Compared(sample().GetType())) members.Add(index, property.Name);
            }

            return members;
        }
    }

    [Theory]
    [MemberData(nameof(Members))]
    public void Member_Different_IsSeen(int sample, string member)
    {
        var (one, other) = (Samples[sample](), Samples[sample]());
        Assert.Equal(one, other);
        Assert.Equal(one.GetHashCode(), other.GetHashCode());

        var property = one.GetType().GetProperty(member)!;
        property.SetValue(other, Another(property.GetValue(other), property.PropertyType));

        Assert.False(one.Equals(other), $"{one.GetType().Name}.{member} is not compared.");
        Assert.False(other.Equals(one));
    }

    [Fact]
    public void Samples_CoverEveryRecordBelowAProviderAndARoute()
    {
        var reached = new HashSet<Type>();
        Reach(typeof(ProviderSettings), reached);
        Reach(typeof(RouteSettings), reached);
        Assert.Equal(Samples.Select(sample => sample().GetType().Name).Order(), reached.Select(type => type.Name).Order());
    }

    [Theory]
    [InlineData("")]
    [InlineData("router.providers.groq { models = [a, b], headers { X-A = a, X-B = b }, traits.refused-members = [user] }")]
    [InlineData("router { routes.r { candidates = [\"demo/m\"], parameters { a = [1], b = null }, hedge.delay = p95 } }")]
    public void Load_OfTheSameText_GivesEqualProvidersAndRoutes(string text)
    {
        var (one, other) = (Loading.Settings(text), Loading.Settings(text));
        Assert.Equal(one.Providers, other.Providers);
        Assert.Equal(one.Routes, other.Routes);
    }

    [Fact]
    public void Provider_WithItsHeadersInAnotherOrder_IsTheSame()
    {
        var provider = Provider() with { Headers = new Dictionary<string, string> { ["A"] = "1", ["B"] = "2" } };
        Assert.Equal(provider, provider with { Headers = new Dictionary<string, string> { ["B"] = "2", ["A"] = "1" } });
        Assert.NotEqual(provider, provider with { Headers = new Dictionary<string, string> { ["A"] = "2", ["B"] = "1" } });
        Assert.NotEqual(provider, provider with { Headers = new Dictionary<string, string> { ["A"] = "1", ["C"] = "2" } });
    }

    [Fact]
    public void Provider_WithItsModelsInAnotherOrder_IsAnother() =>
        Assert.NotEqual(Provider() with { Models = ["a", "b"] }, Provider() with { Models = ["b", "a"] });

    private static ProviderSettings Provider() =>
        new("p", "openai", new Uri("http://a/v1"), "key", ["m"], new Dictionary<string, string> { ["A"] = "1" }, new ProviderTimeouts(Operation, Operation, Operation), Optional: false)
        {
            Traits = Traits(),
            Concurrency = new ConcurrencySettings(1, 1, Wait),
            Breaker = new BreakerSettings(1, Wait, Wait),
            Discovery = new DiscoverySettings(Wait, Wait, Wait),
        };

    private static ProviderTraits Traits() => new("x-key", 1, "max_tokens", ["user"], ThinkTags: false);

    private static CandidateSettings Candidate() => new("p", "m", 1, new ProviderTimeouts(Operation, Operation, Operation));

    private static RouteSettings Route() => new(
        "r", "priority", [Candidate()], new RetrySettings(1, Wait, Wait, new BudgetSettings(1, 1), LastResort: true), new HedgeSettings(Wait, new BudgetSettings(1, 1)), [new("a", "1")]);

    private static PropertyInfo[] Compared(Type type) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance);

    /// <summary>Any other value of that type.</summary>
    private static object? Another(object? value, Type type) => value switch
    {
        string text => text + "2",
        int number => number + 1,
        double number => number + 1,
        bool flag => !flag,
        TimeSpan wait => wait + Wait,
        Uri uri => new Uri(uri, "other"),
        IReadOnlyList<string> list => (string[])[.. list, "2"],
        IReadOnlyDictionary<string, string> => new Dictionary<string, string> { ["A"] = "2" },
        IReadOnlyList<KeyValuePair<string, string?>> => (KeyValuePair<string, string?>[])[new("a", null)],
        IReadOnlyList<CandidateSettings> => (CandidateSettings[])[Candidate() with { Weight = 2 }],
        not null when type.Namespace == typeof(RouterSettings).Namespace => AnotherRecord(value),
        _ => throw new InvalidOperationException($"This test does not know how to change a {type}."),
    };

    private static object AnotherRecord(object value)
    {
        var copy = value.GetType().GetMethod("<Clone>$")!.Invoke(value, null)!;
        var property = Compared(value.GetType())[0];
        property.SetValue(copy, Another(property.GetValue(copy), property.PropertyType));
        return copy;
    }

    private static void Reach(Type type, HashSet<Type> reached)
    {
        if (type.IsGenericType) type.GetGenericArguments().ToList().ForEach(part => Reach(part, reached));
        if (type.Namespace != typeof(RouterSettings).Namespace || !reached.Add(type)) return;
        foreach (var property in Compared(type)) Reach(property.PropertyType, reached);
    }
}
