using ServerlessPatterns.Generator.CloudFormation;
using ServerlessPatterns.Generator.Crud;
using ServerlessPatterns.Generator.Crud.Api;
using ServerlessPatterns.Generator.FanOut;
using ServerlessPatterns.Generator.LoadBalancer;
using ServerlessPatterns.Generator.Queue;

namespace ServerlessPatterns.Generator.Service;

/// <summary>Writes a service's CloudFormation template.</summary>
internal static class ServiceTemplate
{
    /// <summary>See https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html</summary>
    public const int MaximumResources = 500;

    /// <summary>The template's JSON: sorted, LF line ends, the same for the same service.</summary>
    public static string Write(ServiceModel service) => Build(service).ToText();

    /// <summary>How many resources the template has; CloudFormation takes at most <see cref="MaximumResources"/>.</summary>
    public static int CountResources(ServiceModel service) => Build(service).ResourceCount;

    public static Template Build(ServiceModel service)
    {
        var template = new Template($"Service {service.Assembly.ServiceName}, written by ServerlessPatterns from the classes of {service.Assembly.AssemblyName}.");
        TemplateParameters.AddTo(template);

        var consumers = Consumers(service);
        var topics = Topics(service);
        var tables = Tables(service);
        var targets = Targets(service, consumers);
        var plan = new TemplatePlan(consumers, topics, tables, targets);
        foreach (var topic in topics)
        {
            TopicResources.AddTo(template, service, topic, plan);
        }

        foreach (var consumer in consumers)
        {
            QueueResources.AddTo(template, service, consumer, plan);
        }

        foreach (var table in tables)
        {
            TableResources.AddTo(template, service, table, plan);
        }

        ApiResources.AddTo(template, service, tables, plan);
        foreach (var target in targets)
        {
            TargetResources.AddTo(template, service, target, plan);
        }

        ListenerResources.AddTo(template, service, targets);
        return template;
    }

    /// <summary>
    /// The consumers without those whose class or queue has the name of an earlier one's: an error that others report, and no template
    /// holds two resources of one name.
    /// </summary>
    private static List<QueueConsumerModel> Consumers(ServiceModel service)
    {
        var classes = new HashSet<string>(StringComparer.Ordinal);
        var queues = new HashSet<string>(StringComparer.Ordinal);
        return [.. service.Patterns.QueueConsumers
            .OrderBy(consumer => consumer.Function.Class.FullName, StringComparer.Ordinal)
            .Where(consumer => classes.Add(consumer.Function.Class.FullName) && queues.Add(consumer.QueueName))];
    }

    /// <summary>The topics, likewise.</summary>
    private static List<TopicModel> Topics(ServiceModel service)
    {
        var messages = new HashSet<string>(StringComparer.Ordinal);
        var names = new HashSet<string>(StringComparer.Ordinal);
        return [.. service.Patterns.Topics
            .OrderBy(topic => topic.Message.FullName, StringComparer.Ordinal)
            .Where(topic => messages.Add(topic.Message.FullName) && names.Add(topic.Name))];
    }

    /// <summary>The targets, likewise; a class is one function, and a listener has one rule of a priority.</summary>
    private static List<LoadBalancerTargetModel> Targets(ServiceModel service, List<QueueConsumerModel> consumers)
    {
        var classes = new HashSet<string>(consumers.Select(consumer => consumer.Function.Class.FullName), StringComparer.Ordinal);
        var priorities = new HashSet<int>();
        return [.. service.Patterns.Targets
            .OrderBy(target => target.Function.Class.FullName, StringComparer.Ordinal)
            .Where(target => classes.Add(target.Function.Class.FullName) && priorities.Add(target.Priority))];
    }

    /// <summary>The tables, likewise.</summary>
    public static List<TableModel> Tables(ServiceModel service)
    {
        var items = new HashSet<string>(StringComparer.Ordinal);
        var paths = new HashSet<string>(StringComparer.Ordinal);
        return [.. service.Patterns.Tables
            .OrderBy(table => table.Item.FullName, StringComparer.Ordinal)
            .Where(table => items.Add(table.Item.FullName) && paths.Add(table.Path))];
    }
}
