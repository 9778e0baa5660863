using ServerlessPatterns.Generator.Crud;
using ServerlessPatterns.Generator.Sending;
using ServerlessPatterns.Generator.Text;

namespace ServerlessPatterns.Generator.Service;

/// <summary>What the container is filled from.</summary>
/// <param name="Startup">The start-up class.</param>
/// <param name="HasSenders">Whether there are senders at all, so that one that no class declares can be told from a service that nobody registers.</param>
/// <param name="Senders">What the functions send, each message once.</param>
/// <param name="Tables">The tables that they use, each interface once.</param>
internal sealed record ServicesModel(StartupModel Startup, bool HasSenders, EquatableArray<SenderModel> Senders, EquatableArray<TableAccessModel> Tables)
{
    /// <summary>The container, where some class's constructor asks for it.</summary>
    public static ServicesModel? Of(PatternModels patterns)
    {
        var functions = patterns.Patterns.Functions;
        if (patterns.Assembly is not { Startup: { } startup } assembly || !functions.Any(pattern => ConstructorSource.NeedsContainer(pattern.Function, hasStartup: true)))
        {
            return null;
        }

        var senders = functions
            .SelectMany(pattern => pattern.Function.Senders)
            .Distinct()
            .OrderBy(sender => sender.Kind)
            .ThenBy(sender => sender.Message.Type, StringComparer.Ordinal);
        var tables = functions
            .SelectMany(pattern => pattern.Function.Constructor)
            .Select(argument => argument.Table)
            .OfType<TableAccessModel>()
            .Distinct()
            .OrderBy(table => table.Item.Type, StringComparer.Ordinal)
            .ThenBy(table => table.IsReadOnly);
        return new ServicesModel(startup, assembly.HasSenders, senders.ToEquatableArray(), tables.ToEquatableArray());
    }
}
