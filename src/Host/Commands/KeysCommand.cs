using System.CommandLine;

namespace TraceEngine.Host.Commands;

/// <summary><c>keys</c>: who may call.</summary>
internal static class KeysCommand
{
    public static Command Create() => new(
        "keys",
        """
        管理企业的密钥 / Manages the keys enterprises call with. Running servers notice within a second.

        Examples:
          trace keys create --enterprise 91110000600001760P --name 示例药业 --role drug-producer --role distributor
          trace keys list
          trace keys rotate ak-2f7k-9x3m-4qhd-w8tc
          trace keys revoke ak-2f7k-9x3m-4qhd-w8tc
          trace keys strictness --enterprise 91110000600001760P open
          trace keys audit --enterprise 91110000600001760P
        """)
    {
        KeysCreateCommand.Create(),
        KeysListCommand.Create(),
        KeysRotateCommand.Create(),
        KeysRevokeCommand.Create(),
        KeysStrictnessCommand.Create(),
        KeysAuditCommand.Create(),
    };
}
