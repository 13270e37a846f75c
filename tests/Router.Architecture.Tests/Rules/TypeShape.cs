using System.Runtime.CompilerServices;

namespace LlmRouter.Architecture.Rules;

/// <summary>"sealed and internal by default."</summary>
internal static class TypeShape
{
    public static IEnumerable<string> Unsealed(IEnumerable<Type> types) => types
        .Where(type => type is { IsClass: true, IsSealed: false, IsAbstract: false } && IsWritten(type))
        .Select(type => $"{type.FullName} is neither sealed nor abstract nor static.");

    /// <param name="types">Any types.</param>
    /// <param name="open">Namespaces and full type names that may be public.</param>
    public static IEnumerable<string> Exposed(IEnumerable<Type> types, IReadOnlyDictionary<string, string> open) => types
        .Where(type => type.IsPublic && !open.ContainsKey(type.Namespace!) && !open.ContainsKey(type.FullName!))
        .Select(type => $"{type.FullName} is public: make it internal, or list it with the reason.");

    private static bool IsWritten(Type type) => !type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false) && !type.Name.StartsWith('<');
}
