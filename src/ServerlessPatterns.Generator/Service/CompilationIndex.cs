using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using ServerlessPatterns.Generator.Crud;
using ServerlessPatterns.Generator.Json;

namespace ServerlessPatterns.Generator.Service;

/// <summary>What readers look for in a whole compilation: found when first asked for, once, whichever thread asks.</summary>
internal sealed class CompilationIndex
{
    private readonly Lazy<AttributedTypes> _attributed;
    private readonly Lazy<IReadOnlyList<INamedTypeSymbol>> _startups;
    private readonly Lazy<IReadOnlyList<INamedTypeSymbol>> _tables;
    private readonly Lazy<ConcurrentDictionary<INamedTypeSymbol, TableModel?>> _tableModels = new(() => new(SymbolEqualityComparer.Default));
    private readonly Func<INamedTypeSymbol, TableModel?> _readTable;
    private readonly Lazy<JsonContexts> _jsonContexts;
    private readonly Lazy<string> _serviceName;
    private readonly Lazy<ILookup<string, INamedTypeSymbol>> _topicMessages;
    private readonly Lazy<IReadOnlyList<INamedTypeSymbol>> _ownedTopics;

    /// <param name="compilation">The compilation.</param>
    /// <param name="types">The types that readers look for.</param>
    /// <param name="silent">Reads without a word: what is wrong is reported where it is read for its own sake.</param>
    public CompilationIndex(Compilation compilation, KnownTypes types, Func<ReadContext> silent)
    {
        _attributed = new(() => new AttributedTypes(compilation, CancellationToken.None));
        _startups = new(() => Bearing(_attributed.Value, types.ServiceStartupAttribute));
        _tables = new(() => Bearing(_attributed.Value, types.CrudTableAttribute));
        _readTable = type => type.Attribute(types.CrudTableAttribute) is { } attribute ? TableReader.Read(type, attribute, silent()) : null;
        _jsonContexts = new(() => new JsonContexts(compilation, types, _attributed.Value));
        _serviceName = new(() => AssemblyReader.ServiceNameOf(compilation.Assembly, silent()));
        _topicMessages = new(() => TopicMessagesByName(silent(), _attributed.Value));
        _ownedTopics = new(() => FanOut.OwnedTopics.Find(silent()));
    }

    /// <summary>The types that bear attributes, by the attributes' names.</summary>
    public AttributedTypes Attributed => _attributed.Value;

    /// <summary>The classes that bear [ServiceStartup], usable or not, by their names.</summary>
    public IReadOnlyList<INamedTypeSymbol> Startups => _startups.Value;

    /// <summary>The types that bear [CrudTable], valid or not, by their names.</summary>
    public IReadOnlyList<INamedTypeSymbol> Tables => _tables.Value;

    /// <summary>The table of a type that bears [CrudTable]; null if anything is wrong with it, which is reported where it is declared.</summary>
    public TableModel? Table(INamedTypeSymbol type) => _tableModels.Value.GetOrAdd(type, _readTable);

    /// <summary>The JsonSerializerContexts.</summary>
    public JsonContexts JsonContexts => _jsonContexts.Value;

    /// <summary>The service's name.</summary>
    public string ServiceName => _serviceName.Value;

    /// <summary>Every message type in sight that bears [FanOutTopic], valid or not, by its topic's name.</summary>
    public ILookup<string, INamedTypeSymbol> TopicMessages => _topicMessages.Value;

    /// <summary>The message types whose topics this service owns, valid or not.</summary>
    public IReadOnlyList<INamedTypeSymbol> OwnedTopics => _ownedTopics.Value;

    private static ILookup<string, INamedTypeSymbol> TopicMessagesByName(ReadContext context, AttributedTypes attributed)
        => FanOut.OwnedTopics.InSight(context, attributed)
            .ToLookup(message => FanOut.TopicReader.Name(message, message.Attribute(context.Types.FanOutTopicAttribute)!), StringComparer.Ordinal);

    private static INamedTypeSymbol[] Bearing(AttributedTypes attributed, INamedTypeSymbol? attribute)
        => attribute is null
            ? []
            : attributed.Bearing(attribute.Name)
                .Where(type => type.Bears(attribute))
                .OrderBy(type => type.ToDisplayString(), StringComparer.Ordinal)
                .ToArray();
}
