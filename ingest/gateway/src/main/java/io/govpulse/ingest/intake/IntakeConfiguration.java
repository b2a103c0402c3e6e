// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.intake;

import io.govpulse.ingest.GatewaySettings;
import io.govpulse.ingest.privacy.Pseudonyms;
import io.govpulse.ingest.privacy.Secrets;
import io.govpulse.ingest.quarantine.QuarantineVault;
import io.govpulse.process.SettingException;
import io.govpulse.rules.Rules;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The parts of the intake. */
@Configuration(proxyBeanMethods = false)
class IntakeConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(IntakeConfiguration.class);

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Secrets secrets(GatewaySettings settings) {
        return new Secrets(settings.secrets());
    }

    @Bean
    QuarantineVault quarantineVault(Secrets secrets) {
        return new QuarantineVault(secrets);
    }

    @Bean
    Admin admin(GatewaySettings settings) {
        return Admin.create(
                Map.of(
                        AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                        settings.kafkaBootstrap(),
                        AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        4_000,
                        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        8_000));
    }

    /** A sender waits at most about 15 seconds for an answer: then the answer is to send again. */
    @Bean
    Producer<byte[], byte[]> producer(GatewaySettings settings) {
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        settings.kafkaBootstrap(),
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        true,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        10_000,
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        5_000,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        5_000,
                        ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                        2 * GatewaySettings.GREATEST_BODY,
                        ProducerConfig.COMPRESSION_TYPE_CONFIG,
                        "lz4"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    @Bean
    TopicSetup topicSetup(Admin admin) {
        return new TopicSetup(admin);
    }

    @Bean
    Rules rules(GatewaySettings settings) {
        try {
            return settings.rules().map(Rules::load).orElseGet(Rules::standard);
        } catch (IllegalArgumentException e) {
            throw new SettingException(String.valueOf(e.getMessage()), e);
        }
    }

    @Bean
    Intake intake(
            GatewaySettings settings,
            Rules rules,
            Secrets secrets,
            QuarantineVault vault,
            Producer<byte[], byte[]> producer,
            TopicSetup topics,
            Clock clock,
            MeterRegistry metrics) {
        return new Intake(
                new Admission(new Pseudonyms(secrets), rules, clock),
                vault,
                new KafkaLog(producer, topics),
                clock,
                metrics,
                settings.maxBatch());
    }

    @Bean
    KafkaHealth kafkaHealthIndicator(Admin admin) {
        return new KafkaHealth(admin);
    }

    /** Whoever reads the topics next should find them, though no event has come yet. */
    @Bean
    ApplicationRunner topicsAtStart(TopicSetup topics, GatewaySettings settings) {
        return arguments -> {
            try {
                topics.ensure();
                LOG.info(
                        "Intake ready on {}, Kafka at {}",
                        settings.bind(),
                        settings.kafkaBootstrap());
            } catch (KafkaUnavailableException e) {
                LOG.warn(
                        "Kafka does not answer at {}; events are refused until it does",
                        settings.kafkaBootstrap());
            }
        };
    }
}
