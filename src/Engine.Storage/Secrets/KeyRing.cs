using Engine.Storage.Sqlite;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Engine.Storage.Secrets;

/// <summary>The framework's data protection with its key ring in the store's own table.</summary>
internal sealed class KeyRing : IDisposable
{
    private const string Application = "engine";
    private readonly ServiceProvider _services;

    /// <param name="database">Where the keys are.</param>
    /// <param name="logging">Where the framework reports new and unreadable keys.</param>
    public KeyRing(SqliteDatabase database, ILoggerFactory logging)
    {
        var services = new ServiceCollection();
        services.AddSingleton(logging);
        services.AddDataProtection().SetApplicationName(Application);
        services.Configure<KeyManagementOptions>(options => options.XmlRepository = new SqliteKeyRepository(database));
        _services = services.BuildServiceProvider();
        Protection = _services.GetRequiredService<IDataProtectionProvider>();
    }

    public IDataProtectionProvider Protection { get; }

    public void Dispose() => _services.Dispose();
}
