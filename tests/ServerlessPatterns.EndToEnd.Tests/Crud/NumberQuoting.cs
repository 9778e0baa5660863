namespace ServerlessPatterns.EndToEnd.Tests.Crud;

/// <summary>
/// The number quoting of the emitted templates, spelled out once more: what the engine makes of it is what no digit being lost depends on.
/// Escapes of quotes and backslashes become \u ones, so that a string is what stands between two quotes; then numbers get tildes around
/// them, strings a pair behind them that goes again, and tildes become quotes.
/// </summary>
internal static class NumberQuoting
{
    /// <summary>Sets $quoted to $input.body with each number in quotes.</summary>
    public const string Template =
        """"
        #set($b = '\')
        #set($t = $input.body.replace('~', "${b}u007e").replace('\\', "${b}u005c").replace('\"', "${b}u0022"))
        #set($quoted = $t.replaceAll('("[^"]*+")|(-?[0-9][0-9.eE+-]*+)', '$1~$2~').replace('~~', '').replace('~', '"'))

        """";
}
