using Engine.Ports.Journal;

namespace Engine.Storage.Sqlite;

/// <summary>Holds a store for one engine process. The operating system lets go of it when the process dies, however it dies.</summary>
internal sealed class OwnerLock : IDisposable
{
    private readonly FileStream _file;

    private OwnerLock(FileStream file) => _file = file;

    /// <exception cref="StoreUnavailableException">Another engine has it.</exception>
    public static OwnerLock Take(string databasePath)
    {
        var path = databasePath + ".owner";
        try
        {
            return new OwnerLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException cause)
        {
            throw new StoreUnavailableException($"Another engine is running on this store ({path}).", cause);
        }
    }

    public void Dispose() => _file.Dispose();
}
