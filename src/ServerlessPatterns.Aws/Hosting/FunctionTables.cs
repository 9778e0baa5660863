using System.ComponentModel;
using System.Text.Json.Serialization.Metadata;
using Amazon.DynamoDBv2;
using Microsoft.Extensions.DependencyInjection;

namespace ServerlessPatterns.Aws.Hosting;

/// <summary>The tables of Lambda functions, whose names the template puts into the environment. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class FunctionTables
{
    /// <summary>Makes the access to a table.</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <param name="variable">The environment variable that holds the table's name.</param>
    /// <param name="typeInfo">How items are written and read.</param>
    /// <param name="definition">What the table holds.</param>
    /// <param name="client">The client; null: the shared one.</param>
    /// <returns>The table.</returns>
    /// <exception cref="InvalidOperationException">The variable is not set (the function does not declare the table), or holds no table's name.</exception>
    public static ITable<T> Table<T>(string variable, JsonTypeInfo<T> typeInfo, TableDefinition definition, IAmazonDynamoDB? client = null)
        => Make(variable, typeof(ITable<T>), typeInfo, definition, client);

    /// <summary>Makes the access to a table that is only read.</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <param name="variable">The environment variable that holds the table's name.</param>
    /// <param name="typeInfo">How items are read.</param>
    /// <param name="definition">What the table holds.</param>
    /// <param name="client">The client; null: the shared one.</param>
    /// <returns>The table.</returns>
    /// <exception cref="InvalidOperationException">The variable is not set (the function does not declare the table), or holds no table's name.</exception>
    public static IReadOnlyTable<T> ReadOnlyTable<T>(string variable, JsonTypeInfo<T> typeInfo, TableDefinition definition, IAmazonDynamoDB? client = null)
        => new ReadOnlyTable<T>(Make(variable, typeof(IReadOnlyTable<T>), typeInfo, definition, client));

    /// <summary>Registers a table, as <see cref="ITable{T}"/> and <see cref="IReadOnlyTable{T}"/>; it is made when it is first asked for.</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <param name="services">The container.</param>
    /// <param name="variable">The environment variable that holds the table's name.</param>
    /// <param name="typeInfo">How items are written and read.</param>
    /// <param name="definition">What the table holds.</param>
    public static void AddTable<T>(IServiceCollection services, string variable, Func<JsonTypeInfo<T>> typeInfo, Func<TableDefinition> definition)
    {
        services.AddSingleton(provider => Table(variable, typeInfo(), definition(), provider.GetService<IAmazonDynamoDB>()));
        services.AddSingleton<IReadOnlyTable<T>>(provider => provider.GetRequiredService<ITable<T>>());
    }

    /// <summary>Registers a table as <see cref="IReadOnlyTable{T}"/>; it is made when it is first asked for.</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <param name="services">The container.</param>
    /// <param name="variable">The environment variable that holds the table's name.</param>
    /// <param name="typeInfo">How items are read.</param>
    /// <param name="definition">What the table holds.</param>
    public static void AddReadOnlyTable<T>(IServiceCollection services, string variable, Func<JsonTypeInfo<T>> typeInfo, Func<TableDefinition> definition)
        => services.AddSingleton(provider => ReadOnlyTable(variable, typeInfo(), definition(), provider.GetService<IAmazonDynamoDB>()));

    private static DynamoTable<T> Make<T>(string variable, Type table, JsonTypeInfo<T> typeInfo, TableDefinition definition, IAmazonDynamoDB? client)
    {
        var name = FunctionAddress.ReadTable(variable, table, typeof(T));
        return FunctionAddress.Use(variable, () => new DynamoTable<T>(name, MessageTypeInfo.AsConsumersReadIt(typeInfo), definition, client));
    }
}
