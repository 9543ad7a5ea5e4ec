using System.Collections;
using System.Globalization;
using System.Reflection;

namespace Engine.Actors.Tests.Hosting;

/// <summary>Makes one message of any type of the protocol, every member of it with a value of its own.</summary>
/// <param name="withNulls">What may be null is null.</param>
internal sealed class ProtocolExamples(bool withNulls)
{
    private readonly NullabilityInfoContext _nullability = new();
    private int _made;

    public object Of(Type type)
    {
        var number = ++_made;
        return type switch
        {
            _ when type == typeof(string) => string.Create(CultureInfo.InvariantCulture, $"text-{number}"),
            _ when type == typeof(int) => number,
            _ when type == typeof(long) => 5_000_000_000L + number,
            _ when type == typeof(double) => number + 0.5,
            _ when type == typeof(bool) => true,
            _ when type == typeof(DateTimeOffset) => new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMilliseconds(number),
            _ when type == typeof(TimeSpan) => TimeSpan.FromTicks(number + 1_234_567),
            _ when Nullable.GetUnderlyingType(type) is { } inner => Of(inner),
            _ when type.IsEnum => Enum.GetValues(type).GetValue(Enum.GetValues(type).Length - 1)!,
            _ when type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) => ListOf(type.GenericTypeArguments[0]),
            _ when type.GetConstructors() is { Length: > 0 } => RecordOf(type),
            _ => throw new NotSupportedException($"Say here how to make a {type}."),
        };
    }

    /// <summary>The constructor that says what a record is.</summary>
    public static ConstructorInfo Primary(Type type) => type.GetConstructors().MaxBy(constructor => constructor.GetParameters().Length)!;

    /// <summary>Members that are set beside the constructor.</summary>
    public static IEnumerable<PropertyInfo> Beside(Type type)
    {
        var named = Primary(type).GetParameters().Select(parameter => parameter.Name).ToHashSet(StringComparer.Ordinal);
        return type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.SetMethod is { IsPublic: true } && !named.Contains(property.Name));
    }

    private object RecordOf(Type type)
    {
        var primary = Primary(type);
        var made = primary.Invoke([.. primary.GetParameters().Select(parameter => MayBeNull(_nullability.Create(parameter)) ? null : Of(parameter.ParameterType))]);
        foreach (var property in Beside(type).Where(property => !MayBeNull(_nullability.Create(property))))
        {
            property.SetValue(made, Of(property.PropertyType));
        }

        return made;
    }

    private bool MayBeNull(NullabilityInfo nullability) => withNulls && nullability.WriteState == NullabilityState.Nullable;

    private IList ListOf(Type item)
    {
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(item))!;
        list.Add(Of(item));
        list.Add(Of(item));
        return list;
    }
}
