using Engine.Ports.Trunks;

namespace Engine.Testing.Simulated;

/// <summary>A password without a store, which counts how often it was opened.</summary>
/// <param name="clear">Null: it cannot be decrypted.</param>
public sealed class HeldPassword(string? clear) : ISealedPassword
{
    private int _opened;

    public int Opened => _opened;

    public string? Open()
    {
        Interlocked.Increment(ref _opened);
        return clear;
    }
}
