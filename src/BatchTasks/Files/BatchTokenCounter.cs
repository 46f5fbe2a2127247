namespace BatchTasks;

/// <summary>
/// Counts the prompt tokens of one request: what the service holds against its limit of enqueued tokens. It is called once for each line that is written, in
/// their order.
/// </summary>
/// <param name="line">The request line without its line break: a JSON object as UTF-8. Valid only during the call.</param>
/// <returns>The tokens of its prompt.</returns>
public delegate long BatchTokenCounter(ReadOnlySpan<byte> line);
