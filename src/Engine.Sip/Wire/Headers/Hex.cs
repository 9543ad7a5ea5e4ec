namespace Engine.Sip.Wire.Headers;

/// <summary>Hexadecimal digits, either case in, lower case out.</summary>
internal static class Hex
{
    /// <summary>0..15, or -1 for a byte that is no hex digit.</summary>
    internal static int Value(byte digit) => digit switch
    {
        >= (byte)'0' and <= (byte)'9' => digit - '0',
        >= (byte)'a' and <= (byte)'f' => digit - 'a' + 10,
        >= (byte)'A' and <= (byte)'F' => digit - 'A' + 10,
        _ => -1,
    };
}
