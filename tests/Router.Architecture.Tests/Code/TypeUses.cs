using System.Reflection;

namespace LlmRouter.Architecture.Code;

/// <summary>
/// Everything that types name: bases, interfaces, fields, signatures, locals and, in method bodies, every type and member.
/// Plain reflection; a name in a comment or in a <c>using</c> does not count, a call behind <c>var</c> does.
/// </summary>
internal static class TypeUses
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>What these types name, and what the types within them do (lambdas and state machines included).</summary>
    public static IReadOnlyList<TypeUse> Of(IEnumerable<Type> types) =>
        [.. types.SelectMany(type => Of(type).Where(use => Outermost(use.To) != use.From)).Distinct()];

    public static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    private static IEnumerable<TypeUse> Of(Type type)
    {
        var from = Outermost(type);
        Type?[] parents = [type.BaseType, .. type.GetInterfaces()];
        var signatures = type.GetFields(Declared).Select(field => field.FieldType)
            .Concat(type.GetMethods(Declared).Select(method => method.ReturnType))
            .Concat(Bodies(type).SelectMany(method => method.GetParameters().Select(parameter => parameter.ParameterType)))
            .Concat(Bodies(type).SelectMany(method => method.GetMethodBody()?.LocalVariables.Select(local => local.LocalType) ?? []));
        var named = parents.OfType<Type>().Concat(signatures).SelectMany(Parts).Select(to => new TypeUse(from, to, null));
        var called = Bodies(type).SelectMany(Members).SelectMany(member => Uses(from, member));
        return named.Concat(called).Concat(type.GetNestedTypes(Declared).SelectMany(Of));
    }

    private static IEnumerable<MethodBase> Bodies(Type type) => type.GetMethods(Declared).Concat<MethodBase>(type.GetConstructors(Declared));

    private static IEnumerable<MemberInfo> Members(MethodBase method)
    {
        if (method.GetMethodBody()?.GetILAsByteArray() is not { } il) return [];
        var typeArguments = method.DeclaringType!.IsGenericType ? method.DeclaringType.GetGenericArguments() : null;
        var methodArguments = method.IsGenericMethod ? method.GetGenericArguments() : null;
        return IlTokens.In(il).Select(token => method.Module.ResolveMember(token, typeArguments, methodArguments)).OfType<MemberInfo>();
    }

    private static IEnumerable<TypeUse> Uses(Type from, MemberInfo member)
    {
        if (member is Type type) return Parts(type).Select(part => new TypeUse(from, part, null));
        var owners = Parts(member.DeclaringType!).ToArray();
        return owners.Skip(1).Select(part => new TypeUse(from, part, null)).Prepend(new TypeUse(from, owners[0], member.Name));
    }

    // List<HttpClient>[] names List and HttpClient.
    private static IEnumerable<Type> Parts(Type type)
    {
        if (type.IsGenericParameter) return [typeof(object)];
        if (type.HasElementType) return Parts(type.GetElementType()!);
        if (type.IsFunctionPointer || !type.IsGenericType) return [Outermost(type)];
        return type.GetGenericArguments().SelectMany(Parts).Prepend(Outermost(type.GetGenericTypeDefinition()));
    }
}
