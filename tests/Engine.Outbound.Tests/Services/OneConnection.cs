using Engine.Accounts.Connections;
using Engine.Accounts.Paging;
using Engine.Ports;

namespace Engine.Outbound.Tests.Services;

/// <summary>A store with one connection of one account.</summary>
internal sealed class OneConnection(string account, OpenConnection open) : IConnectionStore
{
    public OpenConnection Open { get; set; } = open;

    public bool IsRemoved { get; set; }

    public Task<OpenConnection?> OpenAsync(AccountId wanted, string connectionId, CancellationToken cancellation) =>
        Task.FromResult(!IsRemoved && wanted.Value == account && connectionId == Open.Config.Id ? Open : null);

    public async Task<ConnectionConfig?> FindAsync(AccountId wanted, string connectionId, CancellationToken cancellation) =>
        (await OpenAsync(wanted, connectionId, cancellation))?.Config;

    public Task<ConnectionChange> AddAsync(AccountId wanted, ConnectionConfig connection, ConnectionSecret secret, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public Task<ConnectionChange> UpdateAsync(AccountId wanted, ConnectionConfig connection, ConnectionSecret secret, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public Task<ConnectionChange> RemoveAsync(AccountId wanted, string connectionId, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<Page<ConnectionConfig>> ListAsync(AccountId wanted, PageRequest page, CancellationToken cancellation) => throw new NotSupportedException();
}
