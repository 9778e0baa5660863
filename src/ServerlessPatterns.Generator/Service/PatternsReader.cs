using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ServerlessPatterns.Generator.Crud;
using ServerlessPatterns.Generator.FanOut;
using ServerlessPatterns.Generator.LoadBalancer;
using ServerlessPatterns.Generator.Queue;
using ServerlessPatterns.Generator.Text;

namespace ServerlessPatterns.Generator.Service;

/// <summary>Reads every pattern of a compilation.</summary>
internal static class PatternsReader
{
    public static PatternModels Read(Compilation compilation, CancellationToken cancellationToken)
    {
        // Generated code is C# 11; a project that is compiled as less gets a usage error, and no errors in generated files.
        if (compilation is not CSharpCompilation { LanguageVersion: >= LanguageVersion.CSharp11 } || KnownTypes.Resolve(compilation) is not { } types)
        {
            return PatternModels.None;
        }

        var context = new ReadContext(compilation, types, report: null, cancellationToken);
        var attributed = new AttributedTypes(compilation, cancellationToken);
        var hasPatterns = context.Index.Tables.Count > 0;
        var consumers = Read(types.QueueConsumerAttribute, QueueConsumerReader.Read);
        var targets = types.LoadBalancerTargetAttribute is { } target ? Read(target, TargetReader.Read) : [];
        var tables = Tables(context);
        return new PatternModels(AssemblyReader.Read(context), hasPatterns, new ServicePatterns
        {
            QueueConsumers = Compatible(consumers).ToEquatableArray(),
            Topics = Topics(context).ToEquatableArray(),
            Tables = Compatible(tables).ToEquatableArray(),
            Targets = Compatible(targets).ToEquatableArray(),
        });

        List<T> Read<T>(INamedTypeSymbol attributeClass, Func<INamedTypeSymbol, AttributeData, ReadContext, T?> read)
            where T : class
        {
            var models = new List<T>();
            foreach (var type in attributed.Bearing(attributeClass.Name))
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (Attribute(type, attributeClass) is { } attribute)
                {
                    hasPatterns = true;
                    if (read(type, attribute, context) is { } model)
                    {
                        models.Add(model);
                    }
                }
            }

            return models;
        }
    }

    /// <summary>The topics that the service owns, in the order of their names; of two with one name, the first.</summary>
    public static IEnumerable<TopicModel> Topics(ReadContext context)
        => context.Index.OwnedTopics
            .Select(message => TopicReader.Read(message, location: null, context))
            .OfType<TopicModel>()
            .OrderBy(topic => topic.Message.FullName, StringComparer.Ordinal)
            .GroupBy(topic => topic.Name, StringComparer.Ordinal)
            .Select(same => same.First());

    private static List<TableModel> Tables(ReadContext context)
    {
        var tables = new List<TableModel>();
        foreach (var type in context.Index.Tables)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            if (Attribute(type, context.Types.CrudTableAttribute!) is { } attribute && TableReader.Read(type, attribute, context) is { } table)
            {
                tables.Add(table);
            }
        }

        return tables;
    }

    /// <summary>The tables in the order of their names; of two at one path, or whose clients have one name, the first.</summary>
    private static IEnumerable<TableModel> Compatible(List<TableModel> tables)
    {
        var paths = new HashSet<string>(StringComparer.Ordinal);
        var names = new HashSet<string>(StringComparer.Ordinal);
        return tables
            .OrderBy(table => table.Item.FullName, StringComparer.Ordinal)
            .Where(table => !paths.Contains(table.Path) && names.Add(table.Item.Namespace + "." + table.ClientName) && paths.Add(table.Path));
    }

    /// <summary>
    /// The consumers in the order of their names, which no order of files changes; of those that cannot stand side by side, two on one queue or two
    /// whose generated classes have one name, the first.
    /// </summary>
    private static IEnumerable<QueueConsumerModel> Compatible(List<QueueConsumerModel> consumers)
    {
        var queues = new HashSet<string>(StringComparer.Ordinal);
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var consumer in consumers.OrderBy(consumer => consumer.Function.Class.FullName, StringComparer.Ordinal))
        {
            if (!names.Contains(consumer.Function.Class.FunctionFullName) && queues.Add(consumer.QueueName))
            {
                names.Add(consumer.Function.Class.FunctionFullName);
                yield return consumer;
            }
        }
    }

    /// <summary>The targets in the order of their names; of two with one priority, or whose generated classes have one name, the first.</summary>
    private static IEnumerable<LoadBalancerTargetModel> Compatible(List<LoadBalancerTargetModel> targets)
    {
        var priorities = new HashSet<int>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        return targets
            .OrderBy(target => target.Function.Class.FullName, StringComparer.Ordinal)
            .Where(target => !names.Contains(target.Function.Class.FunctionFullName) && priorities.Add(target.Priority) && names.Add(target.Function.Class.FunctionFullName));
    }

    private static AttributeData? Attribute(INamedTypeSymbol type, INamedTypeSymbol attributeClass)
    {
        foreach (var attribute in type.AttributesInOrder())
        {
            if (SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, attributeClass))
            {
                return attribute;
            }
        }

        return null;
    }
}
