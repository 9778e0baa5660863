using System.ComponentModel;
using System.Text.Json.Serialization.Metadata;
using Amazon.SQS;
using Microsoft.Extensions.DependencyInjection;

namespace ServerlessPatterns.Aws.Hosting;

/// <summary>The senders of Lambda functions, whose addresses the template puts into the environment. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class FunctionSenders
{
    /// <summary>Makes the sender to a queue.</summary>
    /// <typeparam name="T">The message type.</typeparam>
    /// <param name="variable">The environment variable that holds the queue's URL.</param>
    /// <param name="typeInfo">How messages are written.</param>
    /// <param name="client">The client; null: the shared one.</param>
    /// <returns>The sender.</returns>
    /// <exception cref="InvalidOperationException">The variable is not set (the function does not declare the sender), or holds no queue's URL.</exception>
    public static IQueueSender<T> Queue<T>(string variable, JsonTypeInfo<T> typeInfo, IAmazonSQS? client = null)
    {
        var address = FunctionAddress.Read(variable, typeof(IQueueSender<T>), typeof(T), "Sends", "the queue's URL");
        return FunctionAddress.Use(variable, () => new SqsQueueSender<T>(address, typeInfo, client));
    }

    /// <summary>Makes the publisher to a topic.</summary>
    /// <typeparam name="T">The message type.</typeparam>
    /// <param name="variable">The environment variable that holds the topic's ARN.</param>
    /// <param name="typeInfo">How messages are written.</param>
    /// <param name="client">The client; null: the shared one.</param>
    /// <returns>The publisher.</returns>
    /// <exception cref="InvalidOperationException">The variable is not set (the function does not declare the publisher), or holds no topic's ARN.</exception>
    public static ITopicPublisher<T> Topic<T>(string variable, JsonTypeInfo<T> typeInfo, SnsClient? client = null)
    {
        var address = FunctionAddress.Read(variable, typeof(ITopicPublisher<T>), typeof(T), "Publishes", "the topic's ARN");
        return FunctionAddress.Use(variable, () => new SnsTopicPublisher<T>(address, typeInfo, client));
    }

    /// <summary>Registers the sender to a queue; it is made when it is first asked for.</summary>
    /// <typeparam name="T">The message type.</typeparam>
    /// <param name="services">The container.</param>
    /// <param name="variable">The environment variable that holds the queue's URL.</param>
    /// <param name="typeInfo">How messages are written.</param>
    public static void AddQueue<T>(IServiceCollection services, string variable, Func<JsonTypeInfo<T>> typeInfo)
        => services.AddSingleton(provider => Queue(variable, typeInfo(), provider.GetService<IAmazonSQS>()));

    /// <summary>Registers the publisher to a topic; it is made when it is first asked for.</summary>
    /// <typeparam name="T">The message type.</typeparam>
    /// <param name="services">The container.</param>
    /// <param name="variable">The environment variable that holds the topic's ARN.</param>
    /// <param name="typeInfo">How messages are written.</param>
    public static void AddTopic<T>(IServiceCollection services, string variable, Func<JsonTypeInfo<T>> typeInfo)
        => services.AddSingleton(provider => Topic(variable, typeInfo(), provider.GetService<SnsClient>()));

    /// <summary>Registers what answers for every sender and table that no class declares: an exception that says how to declare it.</summary>
    /// <param name="services">The container.</param>
    public static void AddUndeclared(IServiceCollection services)
    {
        services.AddSingleton(typeof(IQueueSender<>), typeof(UndeclaredQueueSender<>));
        services.AddSingleton(typeof(ITopicPublisher<>), typeof(UndeclaredTopicPublisher<>));
        services.AddSingleton(typeof(ITable<>), typeof(UndeclaredTable<>));
        services.AddSingleton(typeof(IReadOnlyTable<>), typeof(UndeclaredReadOnlyTable<>));
    }
}
