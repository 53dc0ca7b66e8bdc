-- Without keys where something could be done twice: whoever looks would see it.
create table if not exists orders (id varchar(64) primary key, article varchar(64) not null, quantity int not null);
create table if not exists purchases (article varchar(64) not null, quantity int not null);
create table if not exists deliveries (order_id varchar(64) not null, parcels int not null);
create table if not exists parcels (order_id varchar(64) not null, number int not null);
