using System.Text.Json;
using System.Text.Json.Serialization;

namespace Engine.Ports;

/// <summary>A tenant. The scope of every query: a type of its own so that it cannot change places with the id beside it.</summary>
[JsonConverter(typeof(IdConverter<AccountId>))]
public readonly record struct AccountId(string Value) : ITextId<AccountId>
{
    public static AccountId Create(string text) => new(text);

    public static implicit operator string(AccountId id) => id.Value;

    public override string ToString() => Value;
}

/// <summary>A flow of an account, 32 lower-case hex characters.</summary>
[JsonConverter(typeof(IdConverter<FlowId>))]
public readonly record struct FlowId(string Value) : ITextId<FlowId>
{
    public static FlowId Create(string text) => new(text);

    /// <summary>Null for null.</summary>
    public static FlowId? Of(string? text) => text is null ? null : new FlowId(text);

    public static implicit operator string(FlowId id) => id.Value;

    public override string ToString() => Value;
}

/// <summary>One run of a flow, 32 lower-case hex characters; the 13th to 16th name its slot.</summary>
[JsonConverter(typeof(IdConverter<InteractionId>))]
public readonly record struct InteractionId(string Value) : ITextId<InteractionId>
{
    public static InteractionId Create(string text) => new(text);

    public static implicit operator string(InteractionId id) => id.Value;

    public override string ToString() => Value;
}

/// <summary>A SIP trunk of an account, minted by the store.</summary>
[JsonConverter(typeof(IdConverter<TrunkId>))]
public readonly record struct TrunkId(string Value) : ITextId<TrunkId>
{
    public static TrunkId Create(string text) => new(text);

    /// <summary>Null for null.</summary>
    public static TrunkId? Of(string? text) => text is null ? null : new TrunkId(text);

    public static implicit operator string(TrunkId id) => id.Value;

    public override string ToString() => Value;
}

/// <summary>An id that is text on every wire.</summary>
public interface ITextId<TSelf>
    where TSelf : struct, ITextId<TSelf>
{
    string Value { get; }

    static abstract TSelf Create(string text);
}

/// <summary>Writes an id as the text it is.</summary>
public sealed class IdConverter<TId> : JsonConverter<TId>
    where TId : struct, ITextId<TId>
{
    /// <inheritdoc />
    public override TId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        TId.Create(reader.GetString() ?? throw new JsonException("An id is a text."));

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
