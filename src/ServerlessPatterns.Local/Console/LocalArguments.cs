using System.Globalization;

namespace ServerlessPatterns.Local.Console;

/// <summary>What the command line asks of a local run.</summary>
/// <param name="With">Folders or assemblies of other services.</param>
/// <param name="Port">The port on loopback.</param>
/// <param name="Speed">How much faster the clock runs.</param>
/// <param name="Parameters">Values of the templates' parameters.</param>
/// <param name="Form">What is written of invocations.</param>
internal sealed record LocalArguments(IReadOnlyList<string> With, int Port, double Speed, IReadOnlyDictionary<string, string> Parameters, ReportForm Form)
{
    /// <summary>The page's and the wire protocols' port where nothing else is asked for.</summary>
    public const int DefaultPort = 5210;

    /// <summary>The load balancer's port on loopback; 0: the one after the other port, or one that is free.</summary>
    public int LoadBalancerPort { get; init; }

    public static LocalArguments None { get; } = new([], DefaultPort, 1, new Dictionary<string, string>(), ReportForm.Lines);

    /// <summary>Reads a command line.</summary>
    /// <exception cref="LocalException">It asks for what there is not; the message says what there is.</exception>
    public static LocalArguments Parse(IReadOnlyList<string> arguments, LocalArguments otherwise)
    {
        var with = new List<string>(otherwise.With);
        var parameters = new Dictionary<string, string>(otherwise.Parameters, StringComparer.Ordinal);
        var read = otherwise;
        for (var i = 0; i < arguments.Count; i++)
        {
            switch (arguments[i])
            {
                case "--quiet":
                    read = read with { Form = ReportForm.Quiet };
                    break;
                case "--json":
                    read = read with { Form = ReportForm.Json };
                    break;
                case "--with":
                    with.Add(Value(arguments, ref i, "a project's folder or an assembly"));
                    break;
                case "--port":
                    read = read with { Port = PortOf(arguments, ref i, "one that is free") };
                    break;
                case "--load-balancer-port":
                    read = read with { LoadBalancerPort = PortOf(arguments, ref i, "the one after --port") };
                    break;
                case "--speed":
                    var speed = Value(arguments, ref i, "a number, 0.1 to 1000");
                    read = read with { Speed = double.TryParse(speed, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var times) && times is >= 0.1 and <= 1000 ? times : throw new LocalException($"--speed is '{speed}'; it can be 0.1 to 1000.") };
                    break;
                case "--parameter":
                    var parameter = Value(arguments, ref i, "Name=value");
                    parameters[parameter.Split('=', 2) is [{ Length: > 0 } name, _] ? name : throw new LocalException($"--parameter is '{parameter}'; it is to be Name=value.")] = parameter.Split('=', 2)[1];
                    break;
                default:
                    throw new LocalException($"'{arguments[i]}' is no option. There are --with, --port, --load-balancer-port, --speed, --parameter, --quiet, --json and --help, and the command invoke.");
            }
        }

        return read with { With = with, Parameters = parameters };
    }

    private static int PortOf(IReadOnlyList<string> arguments, ref int i, string otherwise)
    {
        var option = arguments[i];
        var port = Value(arguments, ref i, $"a port, 1 to 65535, or 0 for {otherwise}");
        return int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= 65_535 ? number : throw new LocalException($"{option} is '{port}'; it can be 0, for {otherwise}, to 65535.");
    }

    private static string Value(IReadOnlyList<string> arguments, ref int i, string what)
        => ++i < arguments.Count ? arguments[i] : throw new LocalException($"{arguments[i - 1]} takes {what}.");
}
