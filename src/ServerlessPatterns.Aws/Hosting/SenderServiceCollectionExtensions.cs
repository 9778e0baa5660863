using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Amazon.SQS;
using ServerlessPatterns;
using ServerlessPatterns.Aws;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>
/// Registers senders in programs that are no Lambda functions, an ASP.NET Core application for example. The functions of a service need none of it: what they
/// declare is registered by generated code.
/// </summary>
public static class SenderServiceCollectionExtensions
{
    private const string ReflectionWarning = "The message type is written by reflection. Pass the JsonTypeInfo<T> of a JsonSerializerContext instead.";

    /// <summary>
    /// Registers <see cref="IQueueSender{T}"/> as a singleton. It uses the container's <see cref="IAmazonSQS"/>; without one, a client of its own with the
    /// environment's credentials, in the URL's region.
    /// </summary>
    /// <typeparam name="T">The message type.</typeparam>
    /// <param name="services">The container.</param>
    /// <param name="queueUrl">The queue's URL; the owner's template has it as the SSM parameter <c>/serverless-patterns/{environment}/queues/{name}/url</c>.</param>
    /// <param name="typeInfo">
    /// How messages are written. A context without [JsonSourceGenerationOptions] is taken to mean JsonSerializerDefaults.Web, as consumers take it.
    /// </param>
    /// <returns>The container.</returns>
    /// <exception cref="ArgumentException">That is no queue's URL.</exception>
    public static IServiceCollection AddQueueSender<T>(this IServiceCollection services, string queueUrl, JsonTypeInfo<T> typeInfo)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(typeInfo);
        QueueUrl.Check(queueUrl, nameof(queueUrl));
        return services.AddSingleton<IQueueSender<T>>(provider => new SqsQueueSender<T>(queueUrl, typeInfo, provider.GetService<IAmazonSQS>()));
    }

    /// <summary>
    /// Registers <see cref="IQueueSender{T}"/> as a singleton that writes messages by reflection, as <see cref="JsonSerializerDefaults.Web"/> say.
    /// </summary>
    /// <typeparam name="T">The message type.</typeparam>
    /// <param name="services">The container.</param>
    /// <param name="queueUrl">The queue's URL.</param>
    /// <returns>The container.</returns>
    /// <exception cref="ArgumentException">That is no queue's URL.</exception>
    [RequiresUnreferencedCode(ReflectionWarning)]
    [RequiresDynamicCode(ReflectionWarning)]
    public static IServiceCollection AddQueueSender<T>(this IServiceCollection services, string queueUrl) => services.AddQueueSender(queueUrl, TypeInfo<T>());

    /// <summary>
    /// Registers <see cref="ITopicPublisher{T}"/> as a singleton. It uses the container's <see cref="SnsClient"/>; without one, a client of its own with the
    /// environment's credentials, in the ARN's region.
    /// </summary>
    /// <typeparam name="T">The message type.</typeparam>
    /// <param name="services">The container.</param>
    /// <param name="topicArn">The topic's ARN; the owner's template has it as the SSM parameter <c>/serverless-patterns/{environment}/topics/{name}/arn</c>.</param>
    /// <param name="typeInfo">
    /// How messages are written. A context without [JsonSourceGenerationOptions] is taken to mean JsonSerializerDefaults.Web, as consumers take it.
    /// </param>
    /// <returns>The container.</returns>
    /// <exception cref="ArgumentException">That is no topic's ARN.</exception>
    public static IServiceCollection AddTopicPublisher<T>(this IServiceCollection services, string topicArn, JsonTypeInfo<T> typeInfo)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(typeInfo);
        TopicArn.Check(topicArn, nameof(topicArn));
        return services.AddSingleton<ITopicPublisher<T>>(provider => new SnsTopicPublisher<T>(topicArn, typeInfo, provider.GetService<SnsClient>()));
    }

    /// <summary>
    /// Registers <see cref="ITopicPublisher{T}"/> as a singleton that writes messages by reflection, as <see cref="JsonSerializerDefaults.Web"/> say.
    /// </summary>
    /// <typeparam name="T">The message type.</typeparam>
    /// <param name="services">The container.</param>
    /// <param name="topicArn">The topic's ARN.</param>
    /// <returns>The container.</returns>
    /// <exception cref="ArgumentException">That is no topic's ARN.</exception>
    [RequiresUnreferencedCode(ReflectionWarning)]
    [RequiresDynamicCode(ReflectionWarning)]
    public static IServiceCollection AddTopicPublisher<T>(this IServiceCollection services, string topicArn) => services.AddTopicPublisher(topicArn, TypeInfo<T>());

    [RequiresUnreferencedCode(ReflectionWarning)]
    [RequiresDynamicCode(ReflectionWarning)]
    private static JsonTypeInfo<T> TypeInfo<T>()
        => (JsonTypeInfo<T>)new JsonSerializerOptions(JsonSerializerDefaults.Web) { TypeInfoResolver = new DefaultJsonTypeInfoResolver() }.GetTypeInfo(typeof(T));
}
